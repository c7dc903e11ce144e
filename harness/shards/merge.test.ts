import { expect, test } from 'vitest';
import { judge } from '../judge/judge.ts';
import type { Scenario, Story } from '../model/scenario.ts';
import type { Report } from '../report/report.ts';
import type { RunResult } from '../run/run.ts';
import { contract } from '../testing/exchanges.ts';
import { throughJson } from '../testing/kept-runs.ts';
import { operationOf } from '../testing/library.ts';
import { addBook, listBooks, planOf, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { mergeShards } from './merge.ts';

const circumstances = {
  run: {
    assay: '0',
    target: { kind: 'url', url: 'http://localhost', auth: 'anybody' },
    document: { title: 'Library', version: '1', file: 'library', path: 'library', sha256: '' },
    concurrency: 1,
  },
  findings: [],
  requirements: [],
} as const;

/** What two shards of a plan have done, merged and judged. */
function reportOn(plan: readonly Scenario[], results: readonly RunResult[]): Report {
  const runs = results.map((result, index) => ({
    shard: { number: index + 1, of: results.length },
    ...throughJson({ plan: planOf(plan), result, circumstances }),
  }));
  const [first, ...others] = runs;
  if (!first) throw new Error('there is no shard');
  const merged = mergeShards(first, others);
  return judge(merged.plan, merged.result, merged.circumstances);
}

const list = scenarioOf('list', listBooks, { cell: 'GET /books 200' });
const add = scenarioOf('add', async (story) => {
  await addBook(story);
});

async function claimOf(story: Story, holds: boolean): Promise<void> {
  const draft = await story.draft(operationOf(contract, 'GET /books'));
  const answer = await story.send(draft, { as: 'reader', expect: '200', why: 'List books' });
  story.claim(answer, { sentence: 'the shelf is dusted', holds });
}

test('scenarios and exchanges are in the order of the plan, controls once and first', async () => {
  const { url } = await serveLibrary();
  const one = await runScenarios(url, [add]);
  const two = await runScenarios(url, [list]);
  const report = reportOn([list, add], [one, two]);
  const ids = report.scenarios.map(({ id }) => id);
  expect(ids.filter((id) => !id.startsWith('control'))).toEqual(['list', 'add']);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(-2)).toEqual(['list', 'add']);
  expect(report.exchanges.map(({ id }) => id)).toEqual(report.exchanges.map((_, index) => `x${index + 1}`));
  expect(report.exchanges.at(-1)).toMatchObject({ scenario: 'add', step: 'clean-up' });
  expect(report.cleanUp).toEqual({ created: 1, removed: 1, left: [] });
});

test('the whole began with the first shard and ended with the last', async () => {
  const { url } = await serveLibrary();
  const result = await runScenarios(url, [list]);
  const early = { ...result, startedAt: '2026-03-14T09:00:00.000Z', seconds: 30 };
  const late = { ...(await runScenarios(url, [add])), startedAt: '2026-03-14T09:00:20.000Z', seconds: 25.5 };
  const { run, exchanges } = reportOn([list, add], [late, early]);
  expect([run.startedAt, run.seconds]).toEqual(['2026-03-14T09:00:00.000Z', 45.5]);
  expect(run.id.split(' ')).toEqual([late.runId, early.runId]);
  const begun = (id: string) => exchanges.find(({ scenario }) => scenario === id)?.startedAt;
  expect(begun('list')).toBeLessThan(20_000);
  expect(begun('add')).toBeGreaterThanOrEqual(20_000);
});

test('what only one shard did not know to be proven is left out, with what it found', async () => {
  const { url } = await serveLibrary();
  const fallback = scenarioOf(
    'fallback',
    async (story) => {
      await addBook(story);
      await claimOf(story, false);
    },
    { cell: 'POST /books 201', fallback: true },
  );
  const one = await runScenarios(url, [fallback]);
  const two = await runScenarios(url, [list]);
  const needed = reportOn([fallback, list], [one, two]);
  expect(needed.scenarios.map(({ id }) => id)).toContain('fallback');
  expect(needed.violations.map(({ message }) => message)).toEqual(['Failed: the shelf is dusted']);
  const spared = reportOn([fallback, add], [one, await runScenarios(url, [add])]);
  expect(spared.scenarios.map(({ id }) => id)).not.toContain('fallback');
  expect(spared.exchanges.filter(({ scenario }) => scenario === 'fallback')).toEqual([]);
  expect(spared.violations).toEqual([]);
});

test('what was claimed of an exchange is still claimed of that one', async () => {
  const { url } = await serveLibrary();
  const dusty = scenarioOf('dusty', (story) => claimOf(story, false));
  const one = await runScenarios(url, [list]);
  const two = await runScenarios(url, [dusty]);
  const { violations, exchanges } = reportOn([list, dusty], [one, two]);
  expect(violations).toHaveLength(1);
  const about = exchanges.find(({ id }) => id === violations[0]?.exchange);
  expect(about).toMatchObject({ scenario: 'dusty', step: 'aim' });
});

test('of the controls of a persona, the one that failed counts, in whichever shard', async () => {
  const { url } = await serveLibrary();
  const locked = await serveLibrary((asked, { headers }) =>
    asked === 'GET /books' && headers.authorization === 'Bearer token-of-reader'
      ? { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: {} }
      : undefined,
  );
  const open = await runScenarios(url, [list]);
  const shut = await runScenarios(locked.url, [add]);
  for (const results of [
    [open, shut],
    [shut, open],
  ]) {
    const { personas } = reportOn([list, add], results);
    expect(personas.find(({ id }) => id === 'reader')?.control).toBe('failed');
    expect(personas.find(({ id }) => id === 'owner')?.control).toBe('passed');
  }
});

test('where a shard was stopped, the whole is inconclusive and says which', async () => {
  const { url } = await serveLibrary();
  const one = await runScenarios(url, [list]);
  const two = await runScenarios(url, [add], { options: { signal: AbortSignal.abort() } });
  const { run, result, summary } = reportOn([list, add], [one, two]);
  expect(run.interruptedBy).toBe('user');
  expect(run.interrupted).toBe('stopped by the user (shard 2 of 2)');
  expect(result).toBe('inconclusive');
  expect(summary).toContain('Stopped by the user (shard 2 of 2)');
});

test('what a target put off is added up, and what is excused stays excused', async () => {
  const { url } = await serveLibrary();
  const one = await runScenarios(url, [list]);
  const two = await runScenarios(url, [add]);
  const added = two.exchanges.find(({ exchange }) => exchange.operation.key === 'POST /books');
  const reason = { kind: 'unreachable', sentence: 'it was busy' } as const;
  const excused: RunResult = {
    ...two,
    excuses: new Map([[added?.exchange.id ?? '', { of: 'everything', reason }]]),
    pace: { ...two.pace, tooMany: 2, waited: 1.5 },
  };
  const busy: RunResult = { ...one, pace: { ...one.pace, tooMany: 3, unavailable: 1 } };
  const report = reportOn([list, add], [busy, excused]);
  expect(report.run.pace).toMatchObject({ tooMany: 5, unavailable: 1, waited: 1.5 });
  const verdictOf = (report: Report) => report.cells.find(({ id }) => id === 'POST /books 201')?.verdict.kind;
  expect(verdictOf(report)).toBe('not-exercised');
  expect(verdictOf(reportOn([list, add], [one, two]))).toBe('conformant');
});
