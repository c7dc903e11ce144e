import type { Cell, Operation } from '../../contract/operations/operation.ts';
import type { Reason } from './reason.ts';

/** Why no answer proves a cell, whatever it is: a part of what the document says about it is not there. */
export function unjudgeable({ response }: Pick<Cell, 'response'>): Reason | undefined {
  if (response.unresolved.length === 0) return undefined;
  return {
    kind: 'not-provocable',
    sentence: `nobody can tell whether an answer is right: its description refers to ${listed(response.unresolved)}`,
  };
}

/** What keeps every request to an operation from being known as valid, as a half sentence; empty where nothing does. */
export function unknownRequest({ unresolved }: Operation): string {
  if (unresolved.length === 0) return '';
  return `; what it takes is not all known: its description refers to ${listed(unresolved)}`;
}

function listed(references: readonly string[]): string {
  return `${references.join(' and ')}, where nothing is`;
}
