import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FinishedRun } from '../../harness/judge/judge.ts';
import { restore } from '../../harness/shards/kept-run.ts';
import { mergeShards, type ShardRun } from '../../harness/shards/merge.ts';
import { openEvidenceFile } from '../files/evidence-file.ts';
import { type JournaledRunOptions, runJournaled } from '../running/journaled-run.ts';
import { type ProgressLine, progressLine } from '../running/progress-line.ts';
import { findShards } from '../shards/find-shards.ts';
import { readShardFile } from '../shards/shard-file.ts';
import { UserError } from '../user-error.ts';
import { combinedProgress } from './combined-progress.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** A run of which this process has the first part. */
export interface SpreadRun extends Omit<JournaledRunOptions, 'shard' | 'progress' | 'signal'> {
  /** This process included. */
  readonly workers: number;
  /** What leads another process to the same run, as it was typed. */
  readonly typed: Pick<Task, 'document' | 'flags'>;
  /** Ends the run early, here and everywhere. */
  readonly signal: AbortSignal;
}

/**
 * Runs a plan in several processes, each against a target of its own, and puts together what happened in them as if it had
 * been one run. Throws what went wrong first in any of them, after all have ended; none is left behind.
 */
export async function runInWorkers({ workers, typed, signal, ...options }: SpreadRun): Promise<FinishedRun> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-workers-'));
  const stop = new AbortController();
  const stopAll = AbortSignal.any([signal, stop.signal]);
  const [own, ...lines] = combinedProgress(progressLine(process.stderr), workers);
  const partOf = (number: number) => ({ number, of: workers });
  try {
    const others = lines.map((line, index) => {
      const task = { ...typed, shard: partOf(index + 2), concurrency: options.concurrency, folder };
      return runWorker(task, line, stopAll);
    });
    const mine = runJournaled({
      ...options,
      shard: partOf(1),
      ...(own && { progress: own }),
      signal: stopAll,
    });
    await allOrNone([mine, ...others], () => stop.abort());
    const { chosen: plan, result, circumstances } = await mine;
    return mergeShards(
      { shard: partOf(1), plan, result, circumstances },
      await shardsIn(folder, options.out),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits for all. Throws the first failure; the rest is told to stop, because what fails in one is missing in the end. */
async function allOrNone(all: readonly Promise<unknown>[], stopRest: () => void): Promise<void> {
  let first: { readonly error: unknown } | undefined;
  for (const each of all)
    each.catch((error: unknown) => {
      first ??= { error };
      stopRest();
    });
  await Promise.allSettled(all);
  if (first) throw first.error;
}

/** What the other processes have written, in this one's evidence. */
async function shardsIn(folder: string, out: string): Promise<ShardRun[]> {
  const evidence = openEvidenceFile(out);
  const shards: ShardRun[] = [];
  for (const file of await findShards([folder])) {
    const { shard, run, exchanges } = await readShardFile(file, evidence);
    shards.push({ shard, ...restore(run, exchanges) });
  }
  return shards;
}

/** Starts a process for a task and waits until it has ended. Throws what it says that went wrong. */
async function runWorker(task: Task, line: ProgressLine, signal: AbortSignal): Promise<void> {
  const child = fork(fileURLToPath(new URL(`./worker${extname(import.meta.url)}`, import.meta.url)), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const onAbort = (): void => send(child, { kind: 'stop' });
  let ending: FromWorker | undefined;
  child.on('message', (message: FromWorker) => {
    if (message.kind === 'progress') line.show(message.progress);
    else ending = message;
  });
  try {
    send(child, { kind: 'run', task });
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    const [code, killedBy] = await once(child, 'close');
    if (ending?.kind === 'done') return;
    if (ending?.kind === 'failed') throw new (ending.isUsers ? UserError : Error)(ending.sentence);
    throw new UserError(
      `process ${task.shard.number} of ${task.shard.of} of this run ended in the middle (${killedBy ?? `exit code ${code}`}); run again, with --workers 1 if this machine has little memory`,
    );
  } finally {
    signal.removeEventListener('abort', onAbort);
    line.end();
  }
}

function send(child: ChildProcess, message: ToWorker): void {
  if (child.connected) child.send(message, () => undefined);
}
