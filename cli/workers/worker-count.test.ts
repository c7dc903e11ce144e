import { expect, test } from 'vitest';
import { type WorkerFlags, workersFor } from './worker-count.ts';

type Place = Parameters<typeof workersFor>[1];
type Size = Parameters<typeof workersFor>[2];

const place = (target: unknown, limits: object = {}): Place => ({
  target: target as Place['target'],
  pace: {
    concurrency: 8,
    timeout: 1000,
    restartWait: 0,
    requestsPerSecond: undefined,
    maxRequests: undefined,
    ...limits,
  },
});
const mock = place({ kind: 'mock' });
const reference = place({ kind: 'reference', database: undefined });
const instance = place({ kind: 'url' });
const cells = (count: number): Size => ({
  operations: [{ responses: Array.from({ length: count }) }] as unknown as Size['operations'],
});

test.each<[what: string, flags: WorkerFlags, place: Place, cells: number, workers: number]>([
  ['a small API is not worth a second process', {}, mock, 380, 1],
  ['a large one has one for each core', {}, mock, 6000, 4],
  ['one between has as many as it is worth', {}, reference, 799, 2],
  ['a part of a run is small', { suite: ['auth'] }, mock, 6000, 1],
  ['whoever asks gets them', { workers: '3' }, mock, 14, 3],
  ['an instance is one target', {}, instance, 6000, 1],
  ['a database is one', {}, place({ kind: 'reference', database: 'postgres://x' }), 6000, 1],
  ['limits are those of one process', {}, place({ kind: 'mock' }, { maxRequests: 9 }), 6000, 1],
  ['a run that ends at its first violation sees it', { bail: true }, mock, 6000, 1],
  ['a shard is one already', { shard: '1/2' }, mock, 6000, 1],
  ['runs that are compared', { prove: '3' }, mock, 6000, 1],
  ['one may always be asked for', { workers: '1' }, instance, 6000, 1],
])('%s', (_, flags, place, count, workers) => {
  expect(workersFor(flags, place, cells(count), 4)).toBe(workers);
});

test.each<[flags: WorkerFlags, place: Place, sentence: string]>([
  [
    { workers: '2' },
    instance,
    '--workers 2 cannot be used, because all requests to a running instance keep one pace; --shard spreads a run over machines; leave out --workers',
  ],
  [{ workers: '2', bail: true }, mock, '--bail takes one process; leave out --workers'],
  [{ workers: '0' }, mock, '--workers 0 cannot be used; give a whole number from 1 to 64'],
])('%o is told', (flags, place, sentence) => {
  expect(() => workersFor(flags, place, cells(9), 4)).toThrow(sentence);
});
