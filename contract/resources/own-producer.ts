import { parametersOf } from '../operations/path-template.ts';
import type { Producer } from './producer.ts';
import type { ResourceGraph } from './resource-graph.ts';
import { operationOnOne, type Resource } from './resources.ts';

/** What makes the identifiers of a kind of resource, where that is its own creation and no other operation. */
export function ownProducer(
  { producerFor }: Pick<ResourceGraph, 'producerFor'>,
  { roles }: Pick<Resource, 'roles'>,
): Producer | undefined {
  const producer = producerOf(producerFor, roles);
  return producer?.operation === roles.create ? producer : undefined;
}

/**
 * What makes them at another path, as a link says, where nothing can be created in the collection itself: POST
 * /boards/{boardId}/columns for /columns/{columnId}.
 */
export function foreignProducer(
  { producerFor }: Pick<ResourceGraph, 'producerFor'>,
  resource: Resource,
): Producer | undefined {
  if (resource.kind !== 'collection' || resource.roles.create) return undefined;
  const producer = producerOf(producerFor, resource.roles);
  const isCreation =
    producer?.basis === 'link' && producer.operation.method === 'POST' && producer.status === '201';
  return isCreation && parametersOf(resource.itemPath).length === 1 ? producer : undefined;
}

function producerOf(
  producerFor: ResourceGraph['producerFor'],
  roles: Resource['roles'],
): Producer | undefined {
  const user = operationOnOne(roles);
  return user && producerFor(user);
}
