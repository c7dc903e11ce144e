import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { run } from '../../harness/run/run.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { tmi } from '../../suites/tmi/profile.ts';

/** All that is known of TMI is told to a mock of its own document, which has to agree with itself. */
const contract = understand(await loadBundled('specs/tmi/openapi.yaml'));
const abilities = ['force-responses'] as const;
const plan = makePlan(contract, tmi, abilities);
const stories = plan.scenarios.filter((scenario) => tmi.scenarios.includes(scenario));

test('every scenario holds on the mock, except those that need an implementation', async () => {
  const mock = createMockServer(contract);
  const url = await mock.listen({ port: 0 });
  try {
    const target = { kind: 'mock', url, abilities, auth: mockPersonas(contract) } as const;
    const result = await run(plan, target, { concurrency: 8, timeout: 5000 });

    const violations = result.exchanges.flatMap(({ exchange, flaws }) =>
      flaws
        .filter(({ level }) => level === 'MUST')
        .map(({ check, message }) => `${exchange.scenario}: ${exchange.operation.key}: ${check}: ${message}`),
    );
    expect(violations).toEqual([]);
    expect(result.claims.filter(({ holds }) => !holds)).toEqual([]);
    const told = new Set(stories.map(({ id }) => id));
    const unfinished = [...result.endings].filter(([id, reason]) => reason !== undefined && told.has(id));
    expect(unfinished).toEqual([]);
    expect(result.receipt.left).toEqual([]);
    expect(result.receipt.created).toBeGreaterThan(1000);
    expect(result.claims.length).toBeGreaterThan(100);
  } finally {
    await mock.close();
  }
});

test('the stories that a mock cannot hold say so', () => {
  const left = tmi.scenarios.filter((scenario) => !stories.includes(scenario));
  expect(left.length).toBeGreaterThan(0);
  const needs = new Set(left.flatMap((scenario) => scenario.needs));
  expect([...needs].sort()).toEqual([
    'business-rules',
    'inject-faults',
    'open-sockets',
    'reach-limits',
    'receive-webhooks',
    'retry-soon',
  ]);
});
