import { expect, test } from 'vitest';
import { type ShardFlags, shardAsked } from './shard-flag.ts';

test('a part is asked for by its number and that of all', () => {
  expect(shardAsked({ shard: '2/4' })).toEqual({ number: 2, of: 4 });
  expect(shardAsked({ shard: '1/1' })).toEqual({ number: 1, of: 1 });
  expect(shardAsked({ gate: 'new=0' })).toBeUndefined();
});

const usable = 'cannot be used; give the number of the part and of all parts, as in 2/4';

test.each<[flags: ShardFlags, sentence: string]>([
  [{ shard: '0/4' }, `--shard 0/4 ${usable}`],
  [{ shard: '5/4' }, `--shard 5/4 ${usable}`],
  [{ shard: '2' }, `--shard 2 ${usable}`],
  [{ shard: '1/0' }, `--shard 1/0 ${usable}`],
  [{ shard: '-1/4' }, `--shard -1/4 ${usable}`],
  [{ shard: '1/1001' }, `--shard 1/1001 ${usable}`],
  [{ shard: '1/2', prove: '2' }, '--prove compares whole runs; leave out --shard'],
  [{ shard: '1/2', replay: 'x' }, '--replay runs one scenario; leave out --shard'],
  [{ shard: '1/2', gate: 'new=0' }, '--gate applies to the whole run; give it to assay merge'],
  [{ shard: '1/2', baseline: 'r.json' }, '--baseline applies to the whole run; give it to assay merge'],
  [{ shard: '1/2', history: 'h.jsonl' }, '--history applies to the whole run; give it to assay merge'],
])('%j is bad input', (flags, sentence) => {
  expect(() => shardAsked(flags)).toThrow(sentence);
});
