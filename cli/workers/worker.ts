import { enableCompileCache } from 'node:module';
import process from 'node:process';
import type { Progress } from '../../harness/run/scenario-runner.ts';
import { StoppedError, sentenceFor, UserError } from '../user-error.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** The program of a process that runs one part of a run, against a target of its own. Its parent tells it which. */

// What the parent has compiled is not compiled again; so the task is loaded after this line.
enableCompileCache();

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
    const { runTask } = await import('./run-task.ts');
    const progress = {
      show: (progress: Progress) => tell({ kind: 'progress', progress }),
      end: () => undefined,
    };
    await runTask(task, { progress, signal: stop.signal });
    end({ kind: 'done' });
  } catch (error) {
    const isUsers = error instanceof UserError || error instanceof StoppedError;
    end({ kind: 'failed', sentence: isUsers ? error.message : sentenceFor(error), isUsers });
  }
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
