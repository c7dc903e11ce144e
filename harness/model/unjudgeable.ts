import type { Cell, Operation } from '../../contract/operations/operation.ts';
import type { Reason } from './reason.ts';

/** Why no answer proves a cell, whatever it is: a part of what the document says about it is not there. */
export function unjudgeable({ response }: Pick<Cell, 'response'>): Reason | undefined {
  if (response.unresolved.length === 0) return undefined;
  return {
    kind: 'not-provocable',
    sentence: `its responses cannot be judged: their description refers to ${listed(response.unresolved)}`,
  };
}

/** What keeps every request to an operation from being known as valid, as a half sentence; empty where nothing does. */
export function unknownRequest({ unresolved }: Operation): string {
  if (unresolved.length === 0) return '';
  return `; its request is not fully described: the description refers to ${listed(unresolved)}`;
}

function listed(references: readonly string[]): string {
  return `${references.join(' and ')}, which does not exist`;
}
