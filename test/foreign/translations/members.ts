import { isMembers, type Members } from '../front/message.ts';

/** Changes an object, or every object of a list; anything else stays. */
export function each(change: (members: Members) => unknown): (json: unknown) => unknown {
  const one = (json: unknown): unknown => (isMembers(json) ? change(json) : json);
  return (json) => (Array.isArray(json) ? json.map(one) : one(json));
}

/** Leaves members out. */
export function without(...names: readonly string[]): (json: unknown) => unknown {
  return each((members) => omit(members, names));
}

/** Only these members are left. */
export function only(...names: readonly string[]): (json: unknown) => unknown {
  return each((members) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name))),
  );
}

/** Puts members in, or others in their place. */
export function having(more: (members: Members) => Members): (json: unknown) => unknown {
  return each((members) => ({ ...members, ...more(members) }));
}

export function omit(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}
