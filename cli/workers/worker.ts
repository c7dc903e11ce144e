import process from 'node:process';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import { select } from '../plan/select-scenarios.ts';
import { runJournaled } from '../running/journaled-run.ts';
import { prepareRun } from '../running/prepare-run.ts';
import { writeShard } from '../shards/shard-file.ts';
import { limitYoungGeneration } from '../terminal/limit-young-generation.ts';
import { StoppedError, sentenceFor, UserError } from '../user-error.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** The program of a process that runs one part of a run, against a target of its own. Its parent tells it which. */

const stop = new AbortController();

// Ctrl-C reaches every process of a terminal: the parent decides what it means.
process.on('SIGINT', () => undefined);
// Nobody is left who would want the result; the target is in this process, and nothing of it stays.
process.on('disconnect', () => process.exit(1));
process.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') stop.abort();
  else void work(message.task);
});

async function work(task: Task): Promise<void> {
  try {
    await runTask(task);
    end({ kind: 'done' });
  } catch (error) {
    const isUsers = error instanceof UserError || error instanceof StoppedError;
    end({ kind: 'failed', sentence: isUsers ? error.message : sentenceFor(error), isUsers });
  }
}

async function runTask({ document, flags, shard, concurrency, folder }: Task): Promise<void> {
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
    progress: { show: (progress) => tell({ kind: 'progress', progress }), end: () => undefined },
    signal: stop.signal,
  });
  await writeShard(folder, shard, { plan: chosen, result, circumstances });
}

/** The last message; a target whose start was not waited for would keep this process alive. */
function end(message: FromWorker): void {
  tell(message, () => process.exit(0));
}

/** `told` is called once the parent has it, or is gone. */
function tell(message: FromWorker, told: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, told);
  else told();
}
