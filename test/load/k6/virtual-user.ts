import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Answered, Asked, MetricType, Sample } from './sample.ts';

/** What the stand-ins for k6's modules share in one virtual user: k6 runs each in a JavaScript of its own. */

export interface VirtualUser {
  readonly number: number;
  readonly port: MessagePort;
  /** Set to 1 when an answer has come. */
  readonly signal: SharedArrayBuffer;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
}

export const virtualUser = workerData as VirtualUser;

export const samples: Sample[] = [];
export const declared: Record<string, MetricType> = {};
export const now = { iteration: 0, isInit: true };

/** What exec.test.abort throws: nothing in a script catches it for good. */
export class Aborted extends Error {}

export function add(metric: string, value: number, tags: Readonly<Record<string, string>>): void {
  samples.push({ metric, value, tags });
}

/** Sends a request and waits: in k6, http is not asynchronous. */
export function ask(asked: Omit<Asked, 'kind'>): Answered {
  const flag = new Int32Array(virtualUser.signal);
  Atomics.store(flag, 0, 0);
  virtualUser.port.postMessage({ kind: 'asked', ...asked });
  Atomics.wait(flag, 0, 0);
  const received = receiveMessageOnPort(virtualUser.port);
  if (!received) throw new Error('no answer, although one was announced');
  return received.message as Answered;
}

export function pause(seconds: number): void {
  if (seconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
}
