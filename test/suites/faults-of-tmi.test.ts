import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { run } from '../../harness/run/run.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { tmi } from '../../suites/tmi/profile.ts';

/** Stories that cannot fail show nothing: each of these faults has to be found by the suite it is about. */
const contract = understand(await loadBundled('specs/tmi/openapi.yaml'));
const abilities = ['force-responses'] as const;
const plan = makePlan(contract, tmi, abilities);

const faults: readonly (readonly [FaultName, string])[] = [
  ['accepts-any-credentials', 'auth'],
  ['ignores-roles', 'authorization'],
  ['accepts-invalid-bodies', 'validation'],
  ['forgets-what-it-created', 'lifecycle'],
  ['keeps-what-it-deleted', 'lifecycle'],
  ['missing-location', 'lifecycle'],
  ['accepts-invalid-bodies', 'webhooks'],
  ['ignores-roles', 'addons'],
];

test.each(faults)('a server that %s is found by the suite %s', async (fault, suite) => {
  const mock = createMockServer(contract, { faults: [fault] });
  const url = await mock.listen({ port: 0 });
  try {
    const scenarios = plan.scenarios.filter((scenario) => scenario.suite === suite);
    const target = { kind: 'mock', url, abilities, auth: mockPersonas(contract) } as const;
    const result = await run({ ...plan, scenarios }, target, { concurrency: 8, timeout: 5000 });
    const told = new Set(scenarios.map(({ id }) => id));
    const caught = [
      ...result.exchanges
        .filter(({ flaws }) => flaws.some(({ level }) => level === 'MUST'))
        .map(({ exchange }) => exchange.scenario),
      ...result.claims
        .filter(({ holds }) => !holds)
        .map(
          ({ exchange }) => result.exchanges.find((each) => each.exchange.id === exchange)?.exchange.scenario,
        ),
    ].filter((id) => id !== undefined && told.has(id));
    expect(caught).not.toEqual([]);
  } finally {
    await mock.close();
  }
});
