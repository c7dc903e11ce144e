import type { Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate, parametersOf } from '../../contract/operations/path-template.ts';
import type { Known } from '../model/strategy.ts';
import { asksForMore, registers } from './effect.ts';

/**
 * The creations whose results stay: the document has no DELETE of them, nor of what they stand in. An account that an
 * operation registers is removed by a DELETE of one user.
 */
export function lastingCreations({
  contract,
  graph,
}: Pick<Known, 'contract' | 'graph'>): ReadonlySet<Operation> {
  const removable = graph.collections.filter(({ roles }) => roles.remove);
  const isRemoved = (operation: Operation): boolean =>
    graph.singletons.some(({ roles }) => roles.create === operation && roles.remove) ||
    removable.some(
      ({ itemPath, roles }) =>
        [roles.create, roles['create-many']].includes(operation) ||
        isWithinTemplate(operation.path, itemPath),
    ) ||
    (registers(operation) && contract.operations.some((other) => removesAccounts(other)));
  return new Set(
    contract.operations.filter(
      (operation) =>
        operation.method === 'POST' && asksForMore(operation, { graph }) && !isRemoved(operation),
    ),
  );
}

/** "DELETE /api/users/{userId}", "DELETE /accounts/me"; below something else, it is a membership that goes. */
function removesAccounts({ method, path }: Operation): boolean {
  const removed = /(^|\/)(users?|accounts?|profiles?)(\/(\{[^/{}]+\}|me|self))?$|\/me$/i;
  return method === 'DELETE' && parametersOf(path).length < 2 && removed.test(path);
}
