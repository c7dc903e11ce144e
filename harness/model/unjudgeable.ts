import type { Cell, Operation } from '../../contract/operations/operation.ts';
import type { Reason } from './reason.ts';

/** Why no response can prove a cell: a part of its description is missing in the document. */
export function unjudgeable({ response }: Pick<Cell, 'response'>): Reason | undefined {
  if (response.unresolved.length === 0) return undefined;
  return {
    kind: 'not-provocable',
    sentence: `its responses cannot be judged: their description refers to ${listed(response.unresolved)}`,
  };
}

/** Why no request to an operation is certainly valid, as a half sentence; empty if nothing prevents it. */
export function unknownRequest({ unresolved }: Operation): string {
  if (unresolved.length === 0) return '';
  return `; its request is not fully described: the description refers to ${listed(unresolved)}`;
}

function listed(references: readonly string[]): string {
  return `${references.join(' and ')}, which does not exist`;
}
