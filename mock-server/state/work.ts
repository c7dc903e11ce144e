import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Switches } from '../faults/switches.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { ReadyResponse, Responses } from '../responses/responses.ts';
import type { Kept } from './kept.ts';
import type { Step } from './step.ts';
import type { Store } from './store.ts';

/** Everything that an operation with a role in a resource works with. */
export interface Work {
  readonly contract: Contract;
  readonly responses: Responses;
  readonly store: Store;
  readonly switches: Switches;
  readonly operation: Operation;
  readonly refuse: Refuse;
  /** What is answered when all is well. */
  readonly success: ReadyResponse;
  /** Index of its JSON media type; -1 if it has none, and then no state shows in the answer. */
  readonly json: number;
  readonly kept: Kept;
  /** To the resource itself. */
  readonly step: Step;
  /** To the resource it lies below. */
  readonly above: readonly Step[];
}
