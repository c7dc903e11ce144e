import { apis } from '../../apis/registry.ts';

/** The names of the APIs that have a reference server: "a, b". */
export function withReference(): string {
  return apis
    .filter(({ reference }) => reference)
    .map(({ name }) => name)
    .join(', ');
}
