import { resolveSettings } from '../configuration/resolve-settings.ts';
import { select } from '../plan/select-scenarios.ts';
import { type JournaledRunOptions, runJournaled } from '../running/journaled-run.ts';
import { prepareRun } from '../running/prepare-run.ts';
import { describeRun } from '../running/run-and-judge.ts';
import { writeShard } from '../shards/shard-file.ts';
import { limitYoungGeneration } from '../terminal/limit-young-generation.ts';
import type { Task } from './messages.ts';

/** Runs the part of a run that a task names, and writes the file of its shard. */
export async function runTask(
  { document, flags, shard, concurrency, folder }: Task,
  { progress, signal }: Required<Pick<JournaledRunOptions, 'progress' | 'signal'>>,
): Promise<void> {
  limitYoungGeneration();
  const { target, ...said } = await resolveSettings(document, flags);
  if (target.kind === 'container') throw new Error('a container is started once, for one process');
  const ready = await prepareRun({ ...said, target });
  const { chosen, result, circumstances } = await runJournaled({
    ready,
    out: folder,
    choose: async (plan) => select(plan, flags),
    shard,
    concurrency,
    bail: false,
    progress,
    signal,
    describe: describeRun,
  });
  await writeShard(folder, shard, { plan: chosen, result, circumstances });
}
