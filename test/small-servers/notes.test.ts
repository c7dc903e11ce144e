import { expect, test } from 'vitest';
import { accounts, type NotesFault, notes } from './notes.ts';
import { visitSmall } from './visit.ts';

const env = { ASSAY_TOKEN_OWNER: accounts.owner, ASSAY_TOKEN_STRANGER: accounts.stranger };

interface Case {
  readonly fault: NotesFault | undefined;
  readonly promises: boolean;
  readonly found: readonly string[];
}

test.each<Case>([
  { fault: undefined, promises: true, found: [] },
  { fault: undefined, promises: false, found: [] },
  { fault: 'GET', promises: true, found: ['MUST: another account cannot read what this account created'] },
  {
    fault: 'GET',
    promises: false,
    found: ['SHOULD: another account cannot read what this account created'],
  },
  { fault: 'PUT', promises: true, found: ['MUST: another account cannot change what this account created'] },
  {
    fault: 'DELETE',
    promises: false,
    found: ['SHOULD: another account cannot remove what this account created'],
  },
])('$fault by another account, promised otherwise: $promises', async ({ fault, promises, found }) => {
  const server = notes({ promises, fault });
  const before = server.state();
  const { report } = await visitSmall(server, { env });
  const levels = report.violations.map(
    ({ level, check, message }) => `${check} ${level}${message.replace(/^(does not hold|Failed)/, '')}`,
  );
  expect([...new Set(levels)]).toEqual(found.map((each) => `another-account ${each}`));
  expect(server.state()).toBe(before);
  expect(report.cleanUp.left).toEqual([]);
});

test('one account given twice accuses nobody', async () => {
  const server = notes({ promises: true, fault: 'GET' });
  const { report } = await visitSmall(server, { env: { ...env, ASSAY_TOKEN_STRANGER: accounts.owner } });
  expect(report.violations).toEqual([]);
});
