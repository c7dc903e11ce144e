import type { Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate, parametersOf } from '../../contract/operations/path-template.ts';
import { successesOf } from '../../contract/operations/status.ts';
import type { Producer } from '../../contract/resources/producer.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import type { Known } from '../model/strategy.ts';

/**
 * What creates the resource that an operation is about, where the document does not describe the response, or leaves the
 * identifier out of its schema: only the response itself can tell it.
 */
export interface UntoldProducer extends Producer {
  readonly collection: Collection;
}

/** Undefined where the document says what produces the identifier, and where no POST creates such resources. */
export function untoldProducerFor(operation: Operation, { graph }: Known): UntoldProducer | undefined {
  if (graph.producerFor(operation)) return undefined;
  const count = parametersOf(operation.path).length;
  const collection = graph.collections.findLast(
    ({ itemPath }) => parametersOf(itemPath).length === count && isWithinTemplate(operation.path, itemPath),
  );
  const create = collection?.roles.create;
  const [status] = create ? successesOf(create) : [];
  if (!collection || create?.method !== 'POST' || create === operation || status === undefined)
    return undefined;
  const { parameter, itemPath } = collection;
  return {
    ...{ operation: create, status, parameter, itemPath, collection },
    pointer: undefined,
    basis: 'path-shape',
  };
}
