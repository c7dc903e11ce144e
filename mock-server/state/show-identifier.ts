import { at, child, replaceAt, tokens } from '../../contract/json.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import { problemFinder } from '../requests/validity.ts';
import type { Work } from './work.ts';

/**
 * Says in an answer which identifier was given, where clients look for it: what answers a creation can be described
 * otherwise than what was created, and then shows an example of its own.
 */
export function identifierShower(
  { contract, kept }: Work,
  { schema }: MediaType,
): (shown: string, id: string) => string {
  const { told } = kept;
  const { member } = kept.identity();
  const isKept =
    member !== undefined && told === child('', member) && schema === kept.representation().schema;
  if (told === undefined || isKept) return (shown) => shown;
  const problemOf = problemFinder(contract.responses, schema);
  return (shown, id) => {
    const value: unknown = JSON.parse(shown);
    const there = at(value, told);
    if (there === undefined || String(there) === id) return shown;
    const changed = [id, Number(id)].map((one) => replaceAt(value, tokens(told), one));
    const fitting = changed.find((one) => problemOf(one) === undefined);
    return fitting === undefined ? shown : JSON.stringify(fitting);
  };
}
