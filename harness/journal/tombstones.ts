import { isObject } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';

/** Members that say when something was deleted: null as long as it was not. */
const deletedAt = /^deleted_?(at|on|time|date)$/i;

/** Members that say whether something was deleted. */
const isDeleted = /^(is_?)?deleted$/i;

/** Words for the operation that takes a deletion back. */
const takesBack = /\/(restore|undelete|recover)$/i;

/**
 * Whether a target keeps what it deletes: what it answered has a place for a deletion, or an operation below the path of the
 * removal takes it back.
 */
export function keepsTombstones(
  { response }: Pick<Exchange, 'response'>,
  removal: Operation | undefined,
  operations: readonly Operation[],
): boolean {
  const json = jsonOf(response);
  return (
    deletionIn(json) === 'none' ||
    operations.some(({ path }) => takesBack.test(path) && removal?.path === path.replace(takesBack, ''))
  );
}

/** Whether a resource says that it is deleted, by itself or in an envelope: `{ "data": { "id": 7, "deleted": true } }`. */
export function saysDeleted(json: unknown): boolean {
  if (deletionIn(json) === 'deleted') return true;
  return isObject(json) && Object.values(json).filter(isObject).map(deletionIn).join() === 'deleted';
}

/** What a resource says about its deletion; undefined where it says nothing. */
function deletionIn(json: unknown): 'deleted' | 'none' | undefined {
  const said = isObject(json) ? Object.entries(json) : [];
  const found = said.find(([name, value]) =>
    isDeleted.test(name) ? typeof value === 'boolean' : deletedAt.test(name) && !isObject(value),
  );
  if (!found) return undefined;
  const [, value] = found;
  return value === null || value === false ? 'none' : 'deleted';
}
