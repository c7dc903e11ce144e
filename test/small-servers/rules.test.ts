import { expect, test } from 'vitest';
import { owner, rules } from './rules.ts';
import { accusations, visitSmall } from './visit.ts';

const env = { ASSAY_TOKEN_OWNER: owner };

test('what a server does not tell of its rules is found out, and nobody is accused', async () => {
  const { report } = await visitSmall(rules(), { env });
  expect(accusations(report)).toEqual([]);
  // What two parameters name is made and not found again; the receipt says so.
  expect(report.cleanUp.left.map(({ path }) => path)).toEqual(['POST /labels']);
  const notExercised = report.cells.filter(({ verdict }) => verdict.kind === 'not-exercised');
  // Nobody gets a vault, and nobody else asks for one.
  expect(notExercised.map(({ id }) => id)).toEqual([
    'GET /labels/{type}/{value} 200',
    'DELETE /labels/{type}/{value} 204',
    'POST /vaults 201',
    'POST /vaults 403',
    'GET /vaults/{vaultId} 200',
    'DELETE /vaults/{vaultId} 204',
  ]);
  // One for each scenario at a time, and for each that removes it: not one for each scenario.
  const setUps = report.exchanges.filter(
    ({ step, operation }) => step === 'set-up' && operation === 'POST /keys',
  );
  expect(setUps.length).toBeLessThan(12);
});

test('what is open to everybody is a violation, also where nothing can be made', async () => {
  const { report } = await visitSmall(rules({ fault: 'open to everybody' }), { env });
  expect(accusations(report)).toContain('status-as-aimed GET /keys/{id} 401');
});
