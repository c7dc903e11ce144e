import { expect, test } from 'vitest';
import type { KeptRun } from '../../harness/shards/kept-run.ts';
import { expectComplete } from './complete.ts';
import type { ShardFile } from './shard-file.ts';

type Run = KeptRun['circumstances']['run'];

/** A file of a shard in which nothing happened; `more` is what is different about it. */
function shard(
  number: number,
  of: number,
  more: Partial<Pick<Run, 'target' | 'document'>> & Partial<Pick<KeptRun['plan'], 'selection' | 'text'>> = {},
): ShardFile {
  const { target, document, selection = null, text = '' } = more;
  const run: Run = {
    assay: '0.1.0',
    target: { kind: 'mock', url: `http://127.0.0.1:${40_000 + number}`, auth: 'the mock' },
    document: { title: 'Lockers', version: '2', file: 'mini', path: 'mini', sha256: 'a' },
    concurrency: 8,
    ...(target && { target }),
    ...(document && { document }),
  };
  return {
    file: `${number}.jsonl`,
    shard: { number, of },
    exchanges: [],
    run: {
      plan: {
        text,
        operations: [],
        scenarios: [],
        cells: [],
        leftOut: [],
        selection,
        part: null,
        shownBy: [],
      },
      result: {
        runId: 'r1',
        startedAt: '2026-03-14T09:26:53.589Z',
        seconds: 1,
        outside: [],
        excuses: [],
        claims: [],
        lost: [],
        sightings: [],
        endings: [],
        scenarios: [],
        receipt: { created: 0, removed: 0, left: [] },
        interrupted: null,
        pace: {
          perSecond: undefined,
          maxRequests: undefined,
          isSpent: false,
          tooMany: 0,
          unavailable: 0,
          waited: 0,
        },
      },
      circumstances: { run, findings: [], requirements: [] },
    },
  };
}

const url = (url: string, auth = 'tokens'): Run['target'] => ({ kind: 'url', url, auth });
const pets: Run['document'] = { title: 'Pets', version: '1', file: 'p', path: 'p', sha256: 'b' };

test('all shards of one run are complete, in any order, on a mock of their own each', () => {
  const files = [shard(2, 3), shard(3, 3), shard(1, 3)];
  expect(expectComplete(files)).toEqual(files);
});

test.each<[files: readonly ShardFile[], sentence: string]>([
  [[], 'there is no shard to merge; give the folders that assay run --shard wrote to'],
  [[shard(1, 2)], 'of 2 shards, 2 is missing; give all that belong to the run'],
  [[shard(2, 4), shard(4, 4)], 'of 4 shards, 1, 3 are missing; give all that belong to the run'],
  [
    [shard(1, 2), { ...shard(1, 2), file: 'again.jsonl' }, shard(2, 2)],
    'shard 1 of 2 was given twice, as 1.jsonl and again.jsonl; give each shard once',
  ],
  [
    [shard(1, 2), shard(2, 3)],
    '1.jsonl and 2.jsonl are parts of 2 and of 3 shards; merge the shards of one run',
  ],
  [
    [shard(1, 2), shard(2, 2, { document: pets })],
    '1.jsonl and 2.jsonl are of different documents (Lockers 2 and Pets 1); merge the shards of one run',
  ],
  [
    [shard(1, 2), shard(2, 2, { target: url('http://a') })],
    '1.jsonl and 2.jsonl are of different targets (mock at http://127.0.0.1:40001 and url at http://a); merge the shards of one run',
  ],
  [
    [shard(1, 2, { target: url('http://a') }), shard(2, 2, { target: url('http://b') })],
    '1.jsonl and 2.jsonl are of different targets (url at http://a and url at http://b); merge the shards of one run',
  ],
  [
    [shard(1, 2, { target: url('http://a') }), shard(2, 2, { target: url('http://a', 'test-provider') })],
    '1.jsonl and 2.jsonl got their credentials in different ways (tokens and test-provider); merge the shards of one run',
  ],
  [
    [shard(1, 2), shard(2, 2, { selection: '--grep 404' })],
    '1.jsonl and 2.jsonl are of different selections (everything and --grep 404); merge the shards of one run',
  ],
  [
    [shard(1, 2), shard(2, 2, { text: 'openapi: 3.1.0' })],
    '1.jsonl and 2.jsonl were planned differently, as for targets of different versions; merge the shards of one run',
  ],
])('%# is told', (files, sentence) => {
  expect(() => expectComplete(files)).toThrow(sentence);
});
