import { v7 as uuid } from 'uuid';
import type { Parameter } from '../../contract/operations/operation.ts';
import type { Known } from '../model/strategy.ts';

/** A value for a parameter of a path that is valid by its schema, and that nothing has; undefined where none is known. */
export function madeUpValue(
  { schema }: Parameter,
  { contract }: Pick<Known, 'contract'>,
): string | undefined {
  const fresh = uuid();
  const candidates = [fresh, `unknown-${fresh.slice(-12)}`, '2147483646'];
  const validator = schema === undefined ? undefined : contract.requests.at(schema);
  return candidates.find(
    (value) => !validator || validator.accepts(value) || validator.accepts(Number(value)),
  );
}
