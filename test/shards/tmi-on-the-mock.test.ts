import { expect, onTestFinished, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import type { Circumstances } from '../../harness/judge/circumstances.ts';
import { judge } from '../../harness/judge/judge.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan, type Plan } from '../../harness/plan/plan.ts';
import { shuffled } from '../../harness/plan/shuffled.ts';
import { run } from '../../harness/run/run.ts';
import { mergeShards, type ShardRun } from '../../harness/shards/merge.ts';
import { partOf } from '../../harness/shards/shard.ts';
import { throughJson } from '../../harness/testing/kept-runs.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { tmi } from '../../suites/tmi/profile.ts';
import { comparable } from './comparable.ts';

const contract = understand(await loadBundled('specs/tmi/openapi.yaml'));
const abilities = ['force-responses'] as const;
const whole = makePlan(contract, tmi, abilities);
const of = 4;
const numbers = Array.from({ length: of }, (_, index) => index + 1);

const circumstances: Circumstances = {
  run: {
    assay: '0',
    target: { kind: 'mock', url: 'http://localhost', auth: 'the mock' },
    document: { title: contract.title, version: '1', file: 'tmi', path: 'tmi', sha256: '' },
    concurrency: 8,
  },
  findings: [],
  requirements: [
    {
      id: 'R-lists',
      level: 'MUST',
      source: 'S0',
      heading: 'Lists',
      text: 'Threat models can be listed.',
      cells: ['GET /threat_models 200'],
      notTested: null,
    },
  ],
};

/** What a plan does on a mock of its own. */
async function conducted(plan: Plan) {
  const mock = createMockServer(contract);
  onTestFinished(() => mock.close());
  const url = await mock.listen({ port: 0 });
  const target = { kind: 'mock', url, abilities, auth: mockPersonas(contract) } as const;
  return run(plan, target, { concurrency: 8, timeout: 20_000 });
}

test('four shards, merged, say the same as one run', { timeout: 180_000 }, async () => {
  const shards: ShardRun[] = [];
  for (const number of numbers.toReversed()) {
    const result = await conducted(partOf(whole, { number, of }));
    shards.push({ shard: { number, of }, ...throughJson({ plan: whole, result, circumstances }) });
  }
  const [first, ...others] = shards;
  if (!first) throw new Error('there is no shard');
  const merged = mergeShards(first, others);
  const report = judge(merged.plan, merged.result, merged.circumstances);
  const unsharded = judge(whole, await conducted(whole), circumstances);
  expect(unsharded.counts.conformant).toBe(799);
  expect(comparable(report)).toEqual(comparable(unsharded));
  expect(report.exchanges.map(({ id }) => id)).toEqual(report.exchanges.map((_, index) => `x${index + 1}`));
  expect(report.scenarios.map(({ id }) => id)).toEqual(unsharded.scenarios.map(({ id }) => id));
  // Something was only run because its shard did not know better, so that leaving it out is shown too.
  const ran = shards.reduce((sum, { result }) => sum + result.scenarios.length, 0);
  const controls = unsharded.scenarios.filter(({ suite }) => suite === 'control').length;
  expect(ran - controls * (of - 1)).toBeGreaterThan(unsharded.counts.scenarios);
});

test('every scenario is in one shard, with all others that aim at its cell, whatever their order', () => {
  const shards = numbers.map((number) => partOf(whole, { number, of }).scenarios);
  const all = shards.flat().map(({ id }) => id);
  expect(all.toSorted()).toEqual(whole.scenarios.map(({ id }) => id).toSorted());
  const cells = shards.map((part) => new Set(part.flatMap(({ cell }) => cell ?? [])));
  for (const { cell } of whole.scenarios)
    if (cell !== undefined) expect(cells.filter((part) => part.has(cell))).toHaveLength(1);
  const another = shuffled(whole, 7);
  for (const [index, part] of shards.entries()) {
    const again = partOf(another, { number: index + 1, of }).scenarios.map(({ id }) => id);
    expect(again.toSorted()).toEqual(part.map(({ id }) => id).toSorted());
  }
});

test('shards are about as large as each other', () => {
  const sizes = numbers.map((number) => partOf(whole, { number, of }).scenarios.length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
});
