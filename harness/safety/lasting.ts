import type { Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate } from '../../contract/operations/path-template.ts';
import type { Known } from '../model/strategy.ts';
import { asksForMore } from './effect.ts';

/** The creations whose results stay: the document has no DELETE of them, nor of what they stand in. */
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
    );
  return new Set(
    contract.operations.filter(
      (operation) =>
        operation.method === 'POST' && asksForMore(operation, { graph }) && !isRemoved(operation),
    ),
  );
}
