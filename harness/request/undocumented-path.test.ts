import { expect, test } from 'vitest';
import { judge } from '../judge/judge.ts';
import type { Story } from '../model/scenario.ts';
import { contract } from '../testing/exchanges.ts';
import { operationOf } from '../testing/library.ts';
import { planOf, type Reply, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { undocumentedPath } from './undocumented-path.ts';

const nowhere = undocumentedPath(operationOf(contract, 'GET /books/{bookId}'), '/nowhere');

/** Asks for what the document does not have; the report. */
async function asked(reply: Reply) {
  const { url, seen } = await serveLibrary((request) => (request === 'GET /nowhere' ? reply : undefined));
  const story = scenarioOf('outside', async (story: Story) => {
    const draft = { operation: nowhere, path: {}, query: {}, headers: {}, body: undefined };
    await story.send(draft, { as: 'owner', expect: 404, why: 'Ask for what is not there' });
  });
  const plan = planOf([story]);
  const result = await runScenarios(url, [story], { plan });
  const report = judge(plan, result, {
    run: {
      assay: '0',
      target: { kind: 'url', url, auth: 'anybody' },
      document: { title: 'Library', version: '1', file: 'library', path: 'library', sha256: '' },
      concurrency: 1,
    },
    findings: [],
    requirements: [],
  });
  return { report, seen, told: report.scenarios.find(({ id }) => id === 'outside') };
}

test('a request outside the document is judged like the operation it is compared with, and has no cell', async () => {
  const { report, seen, told } = await asked({ status: 404, body: { error: 'nothing here' } });
  expect(seen).toContain('GET /nowhere');
  expect(report.cells.map(({ id }) => id)).toEqual(contract.cells.map(({ id }) => id));
  const { violations } = report;
  expect(violations.filter(({ check }) => check === 'body-matches-schema')).toMatchObject([
    { cell: null, operation: 'GET /nowhere', scenario: 'outside' },
  ]);
  expect(told?.outcome).toBe('violated');
});

test('another status than the expected one is a violation without a cell', async () => {
  const { report, told } = await asked({ status: 200, body: {} });
  const missed = report.violations.filter(({ check }) => check === 'status-as-aimed');
  expect(missed).toMatchObject([{ cell: null, operation: 'GET /nowhere' }]);
  expect(told?.outcome).toBe('violated');
});
