import type { Contract } from '../../contract/contract.ts';
import type { Cell } from '../../contract/operations/operation.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Routing } from '../../contract/routing.ts';
import type { Samples } from '../../contract/samples/samples.ts';
import type { Scenario } from './scenario.ts';

/** A generic way to provoke a status: it works from any contract and knows no API. */
export interface Strategy {
  /** Kebab-case, equal to its file name; the suite of its scenarios. */
  readonly id: string;
  /** What its scenarios show, in one sentence. */
  readonly title: string;
  /** Scenarios that aim at a cell; none where the strategy has nothing to say about it. */
  readonly plan: (cell: Cell, known: Known) => readonly Scenario[];
}

/** What is known about an API before anything is sent. */
export interface Known {
  readonly contract: Contract;
  readonly graph: ResourceGraph;
  readonly samples: Samples;
  readonly routing: Routing;
  /** Whether what a scenario makes is shared with the reader and the writer. */
  readonly sharesResources: boolean;
}
