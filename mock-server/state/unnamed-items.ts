import type { Operation } from '../../contract/operations/operation.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Kept } from './kept.ts';

/**
 * Operations on one item of a collection that clients create in, although no answer names what they created: a text, for
 * example. The mock keeps none of these, so that whatever a path names does not exist. A PUT that creates is none of them.
 */
export function unnamedItems({ collections }: ResourceGraph, kept: readonly Kept[]): ReadonlySet<Operation> {
  const known = new Set(kept.map(({ resource }) => resource));
  return new Set(
    collections
      .filter((collection) => !known.has(collection) && documents(collection.roles.create, '201'))
      .flatMap(({ roles }) => [roles.read, roles.replace, roles.patch, roles.remove])
      .filter((operation): operation is Operation => documents(operation, '404'))
      .filter((operation) => !documents(operation, '201')),
  );
}

function documents(operation: Operation | undefined, status: string): boolean {
  return operation?.responses.some((response) => response.status === status) ?? false;
}
