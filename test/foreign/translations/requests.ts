import {
  type Asked,
  type Header,
  jsonOf,
  nothing,
  queryOf,
  refusal,
  withHeader,
  withJson,
  withQuery,
} from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { unlessStranger } from './who-am-i.ts';

interface RequestChange {
  readonly json?: (body: unknown) => unknown;
  /** Undefined takes a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Another value of parameters that are there. */
  readonly query?: Readonly<Record<string, (value: string) => string>>;
}

/** Changes requests on their way in; a body that is no JSON stays as it is. */
export function requests(at: Places, { json, headers = {}, query = {} }: RequestChange): Translation {
  return () => (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    const there = Object.entries(headers).reduce<Asked>(
      (message, [name, value]) => withHeader(message, name, value),
      requeried(asked, query),
    );
    const body = json && jsonOf(asked);
    return next(json && body !== undefined ? withJson(there, json(body)) : there);
  };
}

function requeried(asked: Asked, change: NonNullable<RequestChange['query']>): Asked {
  const parameters = queryOf(asked);
  const changed = Object.entries(change).flatMap(([name, to]) => {
    const value = parameters.get(name);
    return value === null ? [] : [[name, to(value)]];
  });
  return changed.length === 0 ? asked : withQuery(asked, Object.fromEntries(changed));
}

/** What is in the body of a request does not matter. */
export function withoutBody(at: Places): Translation {
  return () => (asked, next) =>
    next(isAt(at, asked) ? withHeader({ ...asked, body: nothing }, 'content-type', undefined) : asked);
}

interface Refusal {
  readonly when: (asked: Asked) => boolean;
  /** 400, if left out. */
  readonly status?: number;
  /** "invalid_input", if left out. */
  readonly error?: string;
  readonly text: string;
  readonly headers?: readonly Header[];
}

/** Refuses requests of people who are logged in, which the reference server would take, or takes for something else. */
export function refuses(
  at: Places,
  { when, status = 400, error = 'invalid_input', text, headers }: Refusal,
): Translation {
  return (behind) => async (asked, next) =>
    isAt(at, asked) && when(asked)
      ? unlessStranger(behind, asked, refusal(status, error, text, headers))
      : next(asked);
}
