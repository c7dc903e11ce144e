import Negotiator from 'negotiator';
import { essence } from '../../contract/operations/media-type.ts';
import { remembered } from '../memoise.ts';

/**
 * Which of some media types a client prefers by its Accept header (RFC 9110, 12.5.1): the index, or -1 for none.
 * Without a header, and where there is nothing to choose, the first.
 */
export function negotiation(types: readonly string[]): (accept: string | undefined) => number {
  const essences = types.map(essence);
  const [first] = types;
  const choose = remembered((accept: string) => {
    const preferred = new Negotiator({ headers: { accept } }).mediaType([...essences]);
    return preferred === undefined ? -1 : essences.indexOf(preferred);
  }, 1000);
  return (accept) => (first === undefined || accept === undefined || accept === '*/*' ? 0 : choose(accept));
}
