import { expect, onTestFinished, test } from 'vitest';
import { judge } from '../../harness/judge/judge.ts';
import { noProfile } from '../../harness/model/profile.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { run } from '../../harness/run/run.ts';
import { startReceiver } from '../../harness/transport/start-receiver.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { contractOf } from './on-the-mock.ts';

/** A run with a story that hears one delivery after it asked for the stars. */
async function hearing(body: string) {
  const contract = await contractOf('test/openapi-3.2/everything.yaml');
  const receiver = await startReceiver();
  const mock = createMockServer(contract);
  const url = await mock.listen({ port: 0 });
  onTestFinished(async () => {
    await mock.close();
    await receiver.close();
  });
  const story: Scenario = {
    id: 'a star rises',
    suite: 'deliveries',
    title: 'A star that rises is told',
    aim: 'must',
    cell: 'GET /stars 200',
    requirements: [],
    needs: [],
    fallback: false,
    run: async (told) => {
      const inbox = told.inbox(() => ({ status: 204 }));
      const draft = await told.draft(told.operation('listStars'));
      await told.send(draft, { as: 'owner', expect: '200', why: 'Look' });
      const address = inbox.url.replace('https:', 'http:');
      await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-sky': 'north' },
        body,
      });
      expect(await inbox.until((all) => all.length === 1, 2000)).toBe(true);
    },
  };
  const abilities = ['force-responses'] as const;
  const plan = makePlan(contract, { ...noProfile, scenarios: [story] }, abilities);
  const target = { kind: 'mock', url, abilities, auth: mockPersonas(contract), receiver } as const;
  const result = await run(plan, target, { concurrency: 1, timeout: 5000 });
  const { title, version, file } = contract;
  return judge(plan, result, {
    run: {
      assay: '0',
      target: { kind: 'mock', url, auth: 'mock' },
      document: { title, version, file, path: file, sha256: '' },
      concurrency: 1,
    },
    findings: [],
    requirements: [],
  });
}

test('a delivery as its webhook is documented is listed, and changes no count of cells', async () => {
  const report = await hearing('{"id":"vega","magnitude":0.03}');
  expect(report).toMatchObject({ result: 'conformant', counts: { cells: 32, conformant: 32 } });
  expect(report.incoming).toMatchObject([
    { id: 'webhook starRose POST', kind: 'webhook', deliveries: 1, wrong: 0 },
  ]);
});

test('a delivery with a wrong body is a violation of the request that brought it about', async () => {
  const report = await hearing('{"id":"vega","magnitude":"bright"}');
  expect(report.result).toBe('violating');
  expect(report.violations).toMatchObject([
    {
      check: 'claim',
      cell: 'GET /stars 200',
      level: 'MUST',
      message: expect.stringContaining('magnitude must be a number'),
    },
  ]);
  expect(report.incoming).toMatchObject([{ deliveries: 1, wrong: 1 }]);
});
