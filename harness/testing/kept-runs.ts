import type { FinishedRun } from '../judge/judge.ts';
import {
  createExchangeRestorer,
  type KeptExchange,
  type KeptRun,
  keep,
  keepExchange,
  restore,
} from '../shards/kept-run.ts';

/** A run as it is when it was written as JSON and read again. */
export function throughJson(finished: FinishedRun): FinishedRun {
  const run = copied(keep(finished)) as KeptRun;
  const restored = createExchangeRestorer(run);
  const exchanges = copied(finished.result.exchanges.map(keepExchange)) as KeptExchange[];
  return restore(run, exchanges.map(restored));
}

function copied(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
