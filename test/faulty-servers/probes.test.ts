import { expect, test } from 'vitest';
import { noProfile } from '../../harness/model/profile.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { withProbes } from '../../harness/plan/with-probes.ts';
import { probeKinds } from '../../harness/probes/probes.ts';
import { contractOf } from '../../harness/testing/library.ts';
import { runScenarios } from '../../harness/testing/runs.ts';
import { boxes, serveBoxes } from './boxes.ts';
import { found } from './library-run.ts';
import { probed } from './probed.ts';

const plan = withProbes(makePlan(contractOf(boxes), noProfile, ['business-rules']));
const run = async (url: string, kind: string) => {
  const scenarios = plan.scenarios.filter(({ id }) => id.endsWith(` › ${kind}`));
  expect(scenarios.length).toBeGreaterThan(0);
  return runScenarios(url, scenarios, { plan });
};

test.each(probed)(
  '$kind: a server that $fault is found out, and no other one',
  async ({ kind, fault, check }) => {
    expect(found(await run(await serveBoxes(fault), kind))).toEqual([check]);
    const truthful = await run(await serveBoxes(), kind);
    expect(found(truthful)).toEqual([]);
    expect([...truthful.endings].filter(([, ending]) => ending)).toEqual([]);
    expect(truthful.receipt.left).toEqual([]);
  },
);

test('every kind of probe has a faulty server, but for queries, which servers read as they like', () => {
  const kinds = [...new Set([...probed.map(({ kind }) => kind), 'unusual-queries'])];
  expect(kinds.sort()).toEqual(probeKinds.map(({ id }) => id).sort());
});

test('operations that check credentials, and those that nothing is sent to, are not probed', () => {
  const login = {
    post: {
      security: [],
      requestBody: {
        content: {
          'application/json': { schema: { type: 'object', properties: { password: { type: 'string' } } } },
        },
      },
      responses: { 200: { description: 'x' } },
    },
  };
  const contract = contractOf({ ...boxes, paths: { ...boxes.paths, '/login': login } });
  const made = makePlan(contract, noProfile, ['business-rules']);
  const cells = made.cells.map((one) =>
    one.cell.operation.path === '/exports' ? { ...one, scenarios: [] } : one,
  );
  const probes = withProbes({ ...made, cells }).scenarios.filter(({ suite }) => suite === 'probes');
  expect(probes.some(({ id }) => id.includes('/boxes'))).toBe(true);
  expect(probes.filter(({ id }) => /login|exports/.test(id))).toEqual([]);
});
