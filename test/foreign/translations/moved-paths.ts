import { type Answered, type Asked, headerOf, withHeader } from '../front/message.ts';
import type { Translation } from '../front/translation.ts';
import { unknownAddress } from './who-am-i.ts';

/**
 * Where paths begin otherwise, ours → theirs: "/users/me" → "/me". With methods before both, one operation is meant:
 * "POST /threats/batch/patch" → "PATCH /threats/bulk". What was moved away is not where it was. The first that fits
 * counts.
 */
export type Moves = Readonly<Record<string, string>>;

interface Move {
  readonly ours: Pattern;
  readonly theirs: Pattern;
}

interface Pattern {
  readonly method: string | undefined;
  readonly template: string;
  readonly shape: RegExp;
}

/** Serves what the reference server has under other addresses. */
export function movedPaths(named: Moves): Translation {
  const moves = Object.entries(named).map(([ours, theirs]) => ({
    ours: pattern(ours),
    theirs: pattern(theirs),
  }));
  return (behind) => async (asked, next) => {
    const home = moves.find(({ theirs }) => fits(theirs, asked));
    if (home) return outwards(moves, await next(moved(asked, home.theirs, home.ours)));
    if (moves.some(({ ours }) => fits(ours, asked))) return unknownAddress(behind, asked);
    return outwards(moves, await next(asked));
  };
}

function pattern(text: string): Pattern {
  const [, method, template = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(text) ?? [];
  const segments = template.replaceAll('{}', '([^/]+)');
  return { method, template, shape: new RegExp(`^${segments}${method === undefined ? '(/.*)?' : '()'}$`) };
}

function fits({ method, shape }: Pattern, asked: Asked): boolean {
  return (method === undefined || method === asked.method) && shape.test(asked.path);
}

function moved(asked: Asked, from: Pattern, to: Pattern): Asked {
  return { ...asked, method: to.method ?? asked.method, path: translated(asked.path, from, to) };
}

function translated(path: string, from: Pattern, to: Pattern): string {
  const parts = from.shape.exec(path)?.slice(1) ?? [];
  const rest = parts.pop() ?? '';
  return to.template.replaceAll('{}', () => parts.shift() ?? '') + rest;
}

/** What is created is where clients find it. */
function outwards(moves: readonly Move[], answered: Answered): Answered {
  const location = headerOf(answered, 'location');
  const move = moves.find(({ ours }) => ours.method === undefined && ours.shape.test(location ?? ''));
  if (location === undefined || !move) return answered;
  return withHeader(answered, 'location', translated(location, move.ours, move.theirs));
}
