import { isObject } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';

/** Members that say when something was deleted: null as long as it was not. */
const deletedAt = /^deleted_?(at|on|time|date)$/i;

/** Words for the operation that takes a deletion back. */
const takesBack = /\/(restore|undelete|recover)$/i;

/**
 * Whether a target keeps what it deletes: what it answered has a time of deletion, or an operation below the path of the
 * removal takes it back.
 */
export function keepsTombstones(
  { response }: Pick<Exchange, 'response'>,
  removal: Operation | undefined,
  operations: readonly Operation[],
): boolean {
  const json = jsonOf(response);
  const saysWhen =
    isObject(json) && Object.keys(json).some((name) => deletedAt.test(name) && json[name] === null);
  return (
    saysWhen ||
    operations.some(({ path }) => removal?.path === path.replace(takesBack, '') && takesBack.test(path))
  );
}
