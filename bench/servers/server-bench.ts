import type { Scenario } from '../load.ts';
import type { ServerProcess } from '../server-process.ts';

/** What the benchmark of a reference server is made of: one record for each API, in `benches.ts`. */
export interface ServerBench {
  /** What `assay serve` calls it. */
  readonly api: string;
  /** Settings of the server, as environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  /** A GET that needs no login: its first response ends the cold start. */
  readonly ready: string;
  /** Logs in, creates what is read, and returns what is sent; the first scenario is a read. */
  readonly prepare: (url: string) => Promise<readonly BenchScenario[]>;
  /** Sent again and again, this leaves nothing behind: the memory of the server must not grow by it. */
  readonly replace: (url: string, scenarios: readonly BenchScenario[]) => Promise<Scenario>;
  /** Starts the server that does no more than it has to, for the same scenarios. */
  readonly startBare: (reference: ServerProcess, scenarios: readonly BenchScenario[]) => Promise<Bare>;
}

export interface BenchScenario extends Scenario {
  /** The share of the bare server's requests per second that the reference server has to reach. */
  readonly goal: number;
}

/** The bare server, and what is sent to it: one scenario for each of the reference server, in their order. */
export interface Bare {
  readonly server: ServerProcess;
  readonly scenarios: readonly Scenario[];
}
