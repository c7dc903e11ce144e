import { type Asked, queryOf, refusal } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { unlessStranger } from './who-am-i.ts';

/** Pages that are out of range are refused, not clamped (facts, 5.5). */
export function strictPaging(at: Places): Translation {
  return (behind) => async (asked, next) => {
    const problem = isAt(at, asked) ? problemWith(asked) : undefined;
    return problem === undefined
      ? next(asked)
      : unlessStranger(behind, asked, refusal(400, 'invalid_input', problem));
  };
}

function problemWith(asked: Asked): string | undefined {
  const query = queryOf(asked);
  const [limit, offset] = [query.get('limit'), query.get('offset')];
  if (limit !== null && !isWithin(limit, 1, 100)) return 'Limit must be between 1 and 100';
  return offset !== null && !isWithin(offset, 0, Number.MAX_SAFE_INTEGER)
    ? 'Offset must be non-negative'
    : undefined;
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^-?\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}
