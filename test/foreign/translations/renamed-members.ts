import {
  type Answered,
  type Asked,
  isMembers,
  jsonOf,
  queryOf,
  withJson,
  withQuery,
} from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

type Names = Readonly<Record<string, string>>;

/**
 * Calls members otherwise, ours → theirs, wherever they stand in a body, in the paths of a JSON Patch and in the query.
 * A request that uses our name says something that this server does not know.
 */
export function renamedMembers(at: Places, ours: Names): Translation {
  const theirs = Object.fromEntries(Object.entries(ours).map(([name, other]) => [other, name]));
  const swapped: Names = { ...ours, ...theirs };
  return () => async (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    const answered = await next(inwards(asked, swapped));
    return renamedIn(answered, ours);
  };
}

function inwards(asked: Asked, names: Names): Asked {
  const body = renamedIn(asked, names);
  const there = [...queryOf(asked)].flatMap(([name, value]) => {
    const other = names[name];
    return other === undefined ? [] : [[name, undefined] as const, [other, value] as const];
  });
  return there.length === 0 ? body : withQuery(body, Object.fromEntries(there));
}

function renamedIn<M extends Asked | Answered>(message: M, names: Names): M {
  const json = jsonOf(message);
  const other = renamed(json, names);
  // What has none of these members stays as it was written, byte for byte.
  return JSON.stringify(json) === JSON.stringify(other) ? message : withJson(message, other);
}

function renamed(json: unknown, names: Names): unknown {
  if (Array.isArray(json)) return json.map((item) => renamed(item, names));
  if (!isMembers(json)) return json;
  const isPatch = typeof json.op === 'string';
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      if (isPatch && (name === 'path' || name === 'from')) return [name, pointer(value, names)];
      return [names[name] ?? name, renamed(value, names)];
    }),
  );
}

function pointer(path: unknown, names: Names): unknown {
  if (typeof path !== 'string') return path;
  return path
    .split('/')
    .map((segment) => names[segment] ?? segment)
    .join('/');
}
