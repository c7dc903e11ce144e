import { remembered } from '../../contract/memoise.ts';
import { closeness } from '../../contract/operations/media-type.ts';

/**
 * Which of some media types a client prefers by its Accept header (RFC 9110, 12.5.1): the index, or -1 for none.
 * Without a header, and where there is nothing to choose, the first.
 */
export function negotiation(types: readonly string[]): (accept: string | undefined) => number {
  const [first] = types;
  const choose = remembered((accept: string) => preferredOf(types, rangesIn(accept)), 1000);
  return (accept) => (first === undefined || accept === undefined || accept === '*/*' ? 0 : choose(accept));
}

/** What a client accepts, and how gladly: from 0, not at all, to 1. */
interface MediaRange {
  readonly range: string;
  readonly quality: number;
}

/** The ranges of an Accept header in its order; commas and semicolons may stand in quoted values. */
function rangesIn(accept: string): MediaRange[] {
  const pieces = accept.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return pieces.map((piece) => {
    const [range = '', weight = '1'] = piece.split(/\s*;\s*q\s*=\s*/i);
    const quality = Number.parseFloat(weight);
    return { range: range.trim(), quality: Number.isNaN(quality) ? 1 : quality };
  });
}

/** The most specific range that a type falls under decides about it; between two as good, the order of the client. */
function preferredOf(types: readonly string[], ranges: readonly MediaRange[]): number {
  let best = { index: -1, quality: 0, close: 0, place: 0 };
  for (const [index, type] of types.entries()) {
    let found: typeof best | undefined;
    for (const [place, { range, quality }] of ranges.entries()) {
      const close = closeness(type, range);
      if (close !== undefined && (!found || close > found.close)) found = { index, quality, close, place };
    }
    if (found && found.quality > 0 && isBetter(found, best)) best = found;
  }
  return best.index;
}

type Choice = Readonly<Record<'index' | 'quality' | 'close' | 'place', number>>;

function isBetter(one: Choice, other: Choice): boolean {
  if (other.index === -1 || one.quality !== other.quality) return one.quality > other.quality;
  return one.close === other.close ? one.place < other.place : one.close > other.close;
}
