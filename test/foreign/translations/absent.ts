import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { unknownAddress } from './who-am-i.ts';

/** What the reference server has, and this one has not. */
export function absent(...places: Places[]): Translation {
  return (behind) => (asked, next) =>
    isAt(places.flat(), asked) ? unknownAddress(behind, asked) : next(asked);
}
