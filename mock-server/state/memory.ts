import type { Contract } from '../../contract/contract.ts';
import type { Switches } from '../faults/switches.ts';
import type { Responses } from '../responses/responses.ts';
import { type Chain, createChains } from './chain.ts';
import { type Kept, readKept } from './kept.ts';
import { createStore, type Store } from './store.ts';

/** What a stateful mock remembers, and how it finds it. */
export interface Memory {
  readonly contract: Contract;
  readonly responses: Responses;
  readonly switches: Switches;
  readonly kept: readonly Kept[];
  readonly chains: Chain;
  readonly store: Store;
}

/** As many as this of one collection: more than any test makes, and little enough to run for days. */
const capacity = 5000;

export function createMemory(contract: Contract, responses: Responses, switches: Switches): Memory {
  const kept = readKept(contract, responses);
  return {
    contract,
    responses,
    switches,
    kept,
    chains: createChains(contract, kept),
    store: createStore(capacity),
  };
}
