import { type Answered, type Asked, isObject, problem } from './small-server.ts';

/** Things that others and this run keep, each with a number; what the servers of this folder share. */
export interface Kept {
  /** Everything that is kept, as text. */
  readonly state: () => string;
  readonly list: () => Answered;
  readonly add: (value: Readonly<Record<string, unknown>>) => Answered;
  /** GET and DELETE of one of them. */
  readonly one: (asked: Asked) => Answered;
}

export function keep(path: string, first: Readonly<Record<string, unknown>>): Kept {
  const all = new Map<number, Readonly<Record<string, unknown>>>([[1, { id: 1, ...first }]]);
  let next = 2;
  return {
    state: () => JSON.stringify([...all.values()]),
    list: () => ({ status: 200, json: [...all.values()] }),
    add: (value) => {
      const made = { id: next++, ...value };
      all.set(made.id, made);
      return { status: 201, json: made, headers: { location: `${path}/${made.id}` } };
    },
    one: ({ method, parts }) => {
      const found = all.get(Number(parts[1]));
      if (!found) return problem(404);
      if (method === 'GET') return { status: 200, json: found };
      all.delete(Number(parts[1]));
      return { status: 204 };
    },
  };
}

export function textIn(json: unknown, member: string): string | undefined {
  const value = isObject(json) ? json[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}
