import type { Apply } from '../sabotage.ts';

/** Breaks the same operations in several ways at once. */
export function both(...ways: readonly Apply[]): Apply {
  return (app, at) => {
    for (const apply of ways) apply(app, at);
  };
}
