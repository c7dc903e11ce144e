import type { Contract } from '../../contract/contract.ts';
import type { Cell } from '../../contract/operations/operation.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Routing } from '../../contract/resources/routing.ts';
import type { Samples } from '../../contract/samples/samples.ts';
import type { CsrfGuard } from './csrf.ts';
import type { Scenario } from './scenario.ts';

/** A generic way to provoke a status: it works from any contract and knows no API. */
export interface Strategy {
  /** Kebab-case, equal to its file name; the suite of its scenarios. */
  readonly id: string;
  /** What its scenarios show, in one sentence. */
  readonly title: string;
  /** What is sent and what has to come back; whether another status is a violation. In a few sentences. */
  readonly meaning: string;
  /** What to do where another status comes back, in one sentence. */
  readonly help: string;
  /** Where the expectation stands: a section of a standard, or a decision of this project. */
  readonly source: string;
  /** Another status than the expected one: `docs/strategies/<id>.md` shows it. */
  readonly example: MissedAim;
  /** Scenarios that aim at a cell; none where the strategy has nothing to say about it. */
  readonly plan: (cell: Cell, known: Known) => readonly Scenario[];
}

/** A request of a strategy, and a status that is not what it has to return. A test shows that a faulty server does that. */
export interface MissedAim {
  /** Key of an operation of the servers that strategies are tested with: "GET /books/{bookId}". */
  readonly operation: string;
  /** For people: start line, header lines, an empty line, the body. */
  readonly request: string;
  /** What came back. */
  readonly got: number;
  /** The documented status that it had to be. */
  readonly expected: string;
}

/** What is known about an API before anything is sent. */
export interface Known {
  readonly contract: Contract;
  readonly graph: ResourceGraph;
  readonly samples: Samples;
  readonly routing: Routing;
  /** Whether what a scenario makes is shared with the reader and the writer. */
  readonly sharesResources: boolean;
  /** Whether the sources say what is refused, and with which status, where frameworks differ. */
  readonly saysRefusals: boolean;
  /** The guard against forged requests that the target is said to have. */
  readonly csrf?: CsrfGuard | undefined;
}
