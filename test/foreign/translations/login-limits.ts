import {
  type Answered,
  type Asked,
  type Header,
  isMembers,
  jsonOf,
  queryOf,
  refusal,
} from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

interface LoginLimit {
  readonly scope: 'session' | 'ip' | 'user';
  readonly requests: number;
  readonly seconds: number;
}

const LOGINS: Places = [
  'GET /oauth2/authorize',
  'GET /oauth2/callback',
  'POST /oauth2/token',
  'POST /oauth2/refresh',
];

interface Window {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly ends: number;
}

/** Limits what can be asked in the course of logins, by several keys at once (facts, 10). */
export function loginLimits(...limits: readonly LoginLimit[]): Translation {
  return () => {
    const windows = new Map<string, Window>();
    const count = (key: string, seconds: number): Window => {
      const known = windows.get(key);
      const isOver = !known || known.ends <= Date.now();
      const window = isOver
        ? { count: 1, ends: Date.now() + seconds * 1000 }
        : { ...known, count: known.count + 1 };
      windows.set(key, window);
      return window;
    };
    return async (asked, next) => {
      if (!isAt(LOGINS, asked)) return next(asked);
      for (const limit of limits) {
        const key = keyOf(limit, asked);
        if (key === undefined) continue;
        const window = count(`${limit.scope} ${key}`, limit.seconds);
        if (window.count > limit.requests) return exceeded(limit, window);
      }
      return next(asked);
    };
  };
}

function keyOf({ scope }: LoginLimit, asked: Asked): string | undefined {
  if (scope === 'ip') return '';
  const query = queryOf(asked);
  if (scope === 'user') return query.get('login_hint') ?? undefined;
  const json = jsonOf(asked);
  const code = isMembers(json) && typeof json.code === 'string' ? json.code : undefined;
  return query.get('state') ?? query.get('code') ?? code;
}

function exceeded({ scope, requests }: LoginLimit, { ends }: Window): Answered {
  const wait = Math.max(1, Math.ceil((ends - Date.now()) / 1000));
  const headers: Header[] = [
    ['retry-after', String(wait)],
    ['x-ratelimit-limit', String(requests)],
    ['x-ratelimit-remaining', '0'],
    ['x-ratelimit-reset', String(Math.ceil(ends / 1000))],
    ['x-ratelimit-scope', scope],
  ];
  return refusal(429, 'rate_limit_exceeded', 'Too many requests. Please try again later.', headers);
}
