import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { readResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Switches } from '../faults/switches.ts';
import type { Responses } from '../responses/responses.ts';
import { type Chain, createChains } from './chain.ts';
import { type Kept, readKept } from './kept.ts';
import { createStore, type Store } from './store.ts';
import { unnamedItems } from './unnamed-items.ts';

/** What a stateful mock remembers, and how it finds it. */
export interface Memory {
  readonly contract: Contract;
  readonly responses: Responses;
  readonly switches: Switches;
  readonly kept: readonly Kept[];
  /** Operations on what was created and never named: nothing of it is kept. */
  readonly unnamed: ReadonlySet<Operation>;
  readonly chains: Chain;
  readonly store: Store;
}

/** As many as this of one collection: more than any test makes, and little enough to run for days. */
const capacity = 5000;

export function createMemory(contract: Contract, responses: Responses, switches: Switches): Memory {
  const graph = readResourceGraph(contract);
  const kept = readKept(contract, responses, graph);
  return {
    contract,
    responses,
    switches,
    kept,
    unnamed: unnamedItems(contract, graph, kept),
    chains: createChains(contract, kept),
    store: createStore(capacity),
  };
}
