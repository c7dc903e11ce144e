import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate } from '../../contract/operations/path-template.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Kept } from './kept.ts';

/**
 * Operations on one item of a collection that clients create in, or below one, although no answer names what they created: a
 * text, for example. The mock keeps none of these, so that whatever a path names does not exist. Where a PUT creates, there
 * are none.
 */
export function unnamedItems(
  { operations }: Contract,
  { collections }: ResourceGraph,
  kept: readonly Kept[],
): ReadonlySet<Operation> {
  const known = new Set(kept.map(({ resource }) => resource));
  const unnamed = collections.filter(
    (collection) =>
      !known.has(collection) &&
      documents(collection.roles.create, '201') &&
      !documents(collection.roles.replace, '201'),
  );
  return new Set(
    operations.filter(
      (operation) =>
        documents(operation, '404') &&
        unnamed.some(({ itemPath }) => isWithinTemplate(operation.path, itemPath)),
    ),
  );
}

function documents(operation: Operation | undefined, status: string): boolean {
  return operation?.responses.some((response) => response.status === status) ?? false;
}
