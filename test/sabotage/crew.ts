import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Stories } from './concerned.ts';
import type { Control } from './perform.ts';
import type { SubjectName } from './subjects.ts';
import type { Place } from './trial.ts';
import type { Decision } from './verdict.ts';
import type { Order, Reply } from './worker.ts';

/** A run takes seconds, and some minutes where a server asks everybody to wait; one that takes so long hangs. */
const patienceMs = 600_000;

export interface Outcome {
  readonly id: string;
  readonly seconds: number;
  readonly decision: Decision;
}

/** Which servers are sabotaged, and where they are tested. */
export interface Station {
  readonly place: Place;
  readonly api: SubjectName;
}

/** A worker died, or hangs. */
class LostWorker extends Error {
  override readonly name = 'LostWorker';
}

/** Runs everything against a server that nobody sabotaged. Throws where that cannot be done. */
export async function performControl(at: Station): Promise<Control> {
  const worker = start(at);
  const reply = await answered(worker, { kind: 'control' });
  worker.disconnect();
  if (reply.kind !== 'control') throw new Error('the worker did something else');
  return reply.control;
}

/** Performs sabotages in several processes, and tells of each when it is done. */
export async function performAll(
  ids: readonly string[],
  { at, workers, stories }: { readonly at: Station; readonly workers: number; readonly stories: Stories },
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const queue = ids.values();
  await Promise.all(
    Array.from({ length: Math.min(workers, ids.length) }, async () => {
      let worker = start(at);
      for (const id of queue) {
        const begun = Date.now();
        const decision = await decisionOn(worker, id, stories);
        onOutcome({ id, seconds: (Date.now() - begun) / 1000, decision });
        if (!worker.connected) worker = start(at);
      }
      worker.disconnect();
    }),
  );
}

function start({ place, api }: Station): ChildProcess {
  return fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [place, api]);
}

async function decisionOn(worker: ChildProcess, id: string, stories: Stories): Promise<Decision> {
  try {
    const reply = await answered(worker, { kind: 'sabotage', id, stories });
    if (reply.kind === 'sabotage') return reply.decision;
    throw new Error('the worker did something else');
  } catch (error) {
    if (error instanceof LostWorker)
      return { verdict: { kind: 'crashed', why: error.message }, falseAlarms: [] };
    throw error;
  }
}

function answered(worker: ChildProcess, order: Order): Promise<Reply> {
  return new Promise((settle, refuse) => {
    const end = (): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
    };
    const timer = setTimeout(() => worker.kill('SIGKILL'), patienceMs);
    worker.once('message', (reply: Reply) => {
      end();
      settle(reply);
    });
    worker.once('exit', (code) => {
      end();
      refuse(new LostWorker(code === null ? 'the run did not end' : `the process ended with ${code}`));
    });
    worker.send(order);
  });
}
