import { expect, test } from 'vitest';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile } from '../testing/library.ts';
import { runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { judge } from './judge.ts';

const circumstances = {
  run: {
    assay: '0',
    target: { kind: 'url', url: 'http://localhost', auth: 'anybody' },
    document: { title: 'Library', version: '1', file: 'library', path: 'library', sha256: '' },
    concurrency: 1,
  },
  findings: [],
  requirements: [
    { id: 'R1', level: 'MUST', source: 'S', heading: 'H', text: 'T', cells: [], notTested: null },
  ],
} as const;

test('a story that the target lacks an ability for is in the report, says why, and shows nothing', async () => {
  const listening = scenarioOf('listening', async () => undefined, {
    needs: ['receive-webhooks'],
    requirements: ['R1'],
  });
  const plan = makePlan(contract, { ...libraryProfile, scenarios: [listening] }, []);
  const { url } = await serveLibrary();
  const result = await runScenarios(url, [], { plan });
  const report = judge(plan, result, circumstances);
  expect(report.scenarios.find(({ id }) => id === 'listening')).toMatchObject({
    outcome: 'not-exercised',
    reason: 'it needs a server that sends webhooks to this run: an instance with --webhook-url',
    exchanges: [],
    sightings: [],
  });
  expect(report.counts.scenarios).toBe(result.scenarios.length);
  expect(report.requirements[0]?.scenarios).toEqual([]);
});
