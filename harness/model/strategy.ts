import type { Contract } from '../../contract/contract.ts';
import type { Cell } from '../../contract/operations/operation.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import type { Routing } from '../../contract/resources/routing.ts';
import type { Samples } from '../../contract/samples/samples.ts';
import type { CsrfGuard } from './csrf.ts';
import type { Scenario } from './scenario.ts';

/** A generic way to trigger a status: it works from any contract, without knowledge of an API. */
export interface Strategy {
  /** Kebab-case, equal to its file name; the suite of its scenarios. */
  readonly id: string;
  /** What its scenarios test, in one sentence. */
  readonly title: string;
  /** What is sent and what must be returned; whether another status is a violation. In a few sentences. */
  readonly meaning: string;
  /** What to do if another status is returned, in one sentence. */
  readonly help: string;
  /** The source of the expectation: a section of a standard, or a decision of this project. */
  readonly source: string;
  /** An example of what is found wrong: `docs/strategies/<id>.md` shows it. */
  readonly example: MissedAim;
  /** Scenarios for a cell; empty if the strategy does not apply to it. */
  readonly plan: (cell: Cell, known: Known) => readonly Scenario[];
}

/** A request of a strategy, and a status that is not the expected one, or a statement that is not true. A test shows that a faulty server returns it. */
export interface MissedAim {
  /** Key of an operation of the servers that strategies are tested with: "GET /books/{bookId}". */
  readonly operation: string;
  /** For readers: start line, header lines, an empty line, the body. */
  readonly request: string;
  /** The returned status. */
  readonly got: number;
  /** The documented status that was expected. */
  readonly expected: string;
  /** The statement that is not true, where the status is as expected. */
  readonly claim?: string;
}

/** What is known about an API before any request. */
export interface Known {
  readonly contract: Contract;
  readonly graph: ResourceGraph;
  readonly samples: Samples;
  readonly routing: Routing;
  /** Whether what a scenario creates is shared with the reader and the writer. */
  readonly sharesResources: boolean;
  /** Whether the sources say what is refused, and with which status, where frameworks differ. */
  readonly saysRefusals: boolean;
  /** The CSRF protection of the target, from the configuration. */
  readonly csrf?: CsrfGuard | undefined;
}
