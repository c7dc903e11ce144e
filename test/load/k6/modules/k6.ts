import { add, pause } from '../virtual-user.ts';

export function check<T>(
  value: T,
  sets: Readonly<Record<string, (value: T) => boolean>>,
  tags: Readonly<Record<string, string>> = {},
): boolean {
  const results = Object.entries(sets).map(([name, holds]) => {
    const isHeld = Boolean(holds(value));
    add('checks', Number(isHeld), { ...tags, check: name });
    return isHeld;
  });
  return results.every(Boolean);
}

export const sleep = pause;
