import { resolve } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Answered, Asked, Done, MetricType, Order, Sample } from './sample.ts';
import { evaluate, type Metric } from './thresholds.ts';

/**
 * A small stand-in for k6 (which is AGPL, and not installed for our tests): it runs a script through the module interface of
 * k6, with virtual users in threads and requests on real sockets. Instead of the time of a profile it takes a number of
 * iterations.
 */

export interface Ran {
  /** As k6: 0, 99 where a threshold is crossed, 107 for an exception, 108 for a test that the script aborts. */
  readonly code: 0 | 99 | 107 | 108;
  readonly error: string | undefined;
  /** What k6 hands to handleSummary. */
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly samples: readonly Sample[];
  /** Checks that failed, by name. */
  readonly failed: readonly string[];
}

export interface HowToRun {
  readonly env: Readonly<Record<string, string>>;
  /** As many virtual users at the same time. */
  readonly users: number;
  readonly iterations: number;
}

/** Runs a script: init, setup, iterations, teardown, thresholds. */
export async function runScript(script: string, { env, users, iterations }: HowToRun): Promise<Ran> {
  const crew = Array.from({ length: users }, (_, index) => hire(script, env, index + 1));
  const samples: Sample[] = [];
  const declared: Record<string, MetricType> = {};
  let failure: Done | undefined;
  const tell = async (user: User, order: Order): Promise<unknown> => {
    const done = await user.tell(order);
    samples.push(...done.samples);
    Object.assign(declared, done.declared);
    if (done.error !== undefined) failure ??= done;
    return done.value;
  };
  try {
    const [first] = crew;
    if (!first) throw new Error('a test needs a virtual user');
    const options = (await tell(first, { phase: 'init' })) as
      | { readonly thresholds: Readonly<Record<string, readonly string[]>> }
      | undefined;
    const data = failure ? undefined : await tell(first, { phase: 'setup' });
    if (!failure) {
      let next = 0;
      const work = async (user: User): Promise<void> => {
        while (next < iterations && !failure) {
          const iteration = next;
          next += 1;
          await tell(user, { phase: 'iterate', iteration, data });
        }
      };
      await Promise.all(crew.map(work));
      await tell(first, { phase: 'teardown', data });
    }
    const metrics = evaluate(samples, options?.thresholds ?? {}, declared);
    const isCrossed = Object.values(metrics).some(({ thresholds = {} }) =>
      Object.values(thresholds).some(({ ok }) => !ok),
    );
    const failed = samples.filter(({ metric, value }) => metric === 'checks' && value === 0);
    return {
      code: failure ? (failure.isAborted ? 108 : 107) : isCrossed ? 99 : 0,
      error: failure?.error,
      metrics,
      samples,
      failed: failed.map(({ tags }) => tags.check ?? ''),
    };
  } finally {
    await Promise.all(crew.map((user) => user.dismiss()));
  }
}

interface User {
  readonly tell: (order: Order) => Promise<Done>;
  readonly dismiss: () => Promise<unknown>;
}

function hire(script: string, env: Readonly<Record<string, string>>, number: number): User {
  const { port1: ours, port2: port } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { number, port, signal, script: resolve(script), env },
    transferList: [port],
  });
  const lost = new Promise<never>((_, reject) => worker.once('error', reject));
  lost.catch(() => undefined);
  return {
    tell: (order) => Promise.race([lost, answered(ours, order, signal)]),
    dismiss: async () => {
      ours.close();
      await worker.terminate();
    },
  };
}

/** Sends what the virtual user asks for until it has done what it was told. */
function answered(port: MessagePort, order: Order, signal: SharedArrayBuffer): Promise<Done> {
  return new Promise((settle) => {
    const listen = async (message: Asked | Done): Promise<void> => {
      if (message.kind === 'done') {
        port.off('message', listen);
        settle(message);
        return;
      }
      port.postMessage(await send(message));
      Atomics.store(new Int32Array(signal), 0, 1);
      Atomics.notify(new Int32Array(signal), 0);
    };
    port.on('message', listen);
    port.postMessage(order);
  });
}

async function send({ method, url, headers, body }: Asked): Promise<Answered> {
  const start = performance.now();
  try {
    const response = await fetch(url, { method, headers, body, redirect: 'manual' });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: text,
      milliseconds: performance.now() - start,
      error: '',
    };
  } catch (error) {
    return {
      status: 0,
      headers: {},
      body: '',
      milliseconds: performance.now() - start,
      error: String(error),
    };
  }
}
