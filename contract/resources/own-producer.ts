import type { Producer } from './producer.ts';
import type { ResourceGraph } from './resource-graph.ts';
import type { Resource } from './resources.ts';

/** What makes the identifiers of a kind of resource, where that is its own creation and no other operation. */
export function ownProducer(
  { producerFor }: Pick<ResourceGraph, 'producerFor'>,
  { roles }: Pick<Resource, 'roles'>,
): Producer | undefined {
  const user = roles.read ?? roles.remove ?? roles.replace ?? roles.patch;
  const producer = user && producerFor(user);
  return producer?.operation === roles.create ? producer : undefined;
}
