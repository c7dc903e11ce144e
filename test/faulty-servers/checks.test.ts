import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { checks } from '../../harness/checks/checks.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { found, runAgainstMock, runLibrary } from './library-run.ts';
import { probed } from './probed.ts';

/** A fault that one check sees and no other one. */
interface FaultyServer {
  readonly check: string;
  readonly fault: FaultName;
  /** Operation or cell, as scenarios begin with it: where the fault breaks one promise and not two. */
  readonly part: string;
}

const faultyServers: readonly FaultyServer[] = [
  // What has to be made first is made with 203: nobody aimed at that, so that it is only undocumented.
  {
    check: 'status-declared',
    fault: 'undocumented-status',
    part: 'broken-credentials › PUT /books/{bookId}',
  },
  { check: 'status-as-aimed', fault: 'ignores-roles', part: 'insufficient-role › GET /books/{bookId} 403' },
  { check: 'content-type', fault: 'wrong-content-type', part: 'valid-request' },
  // The identifiers are off as well, and only Location tells them; whoever follows it would miss more.
  { check: 'body-matches-schema', fault: 'body-off-schema', part: 'valid-request › GET /books/{bookId}' },
  {
    check: 'no-write-only-members',
    fault: 'answers-write-only-members',
    part: 'valid-request › GET /books/{bookId} 200',
  },
  { check: 'headers-match-schema', fault: 'header-off-schema', part: 'valid-request › GET /books 200' },
  { check: 'error-code', fault: 'wrong-error-code', part: '' },
  { check: 'error-message', fault: 'wrong-error-text', part: '' },
  { check: 'no-body-where-none-is-allowed', fault: 'body-on-204', part: 'valid-request › DELETE' },
  { check: 'location', fault: 'missing-location', part: '' },
  { check: 'www-authenticate', fault: 'missing-www-authenticate', part: '' },
  { check: 'rate-limit-headers', fault: 'missing-retry-after', part: '' },
  { check: 'rate-limit-values', fault: 'requests-left-on-429', part: '' },
  // Nothing is said about the text of a 500 that was asked for.
  { check: 'no-internals', fault: 'leaked-stack-trace', part: 'forced-response › GET /books 500' },
  { check: 'no-echoed-credentials', fault: 'echoed-credentials', part: '' },
  { check: 'security-headers', fault: 'missing-security-headers', part: '' },
];

test.each(faultyServers)('$check, and nothing else, finds $fault', async ({ check, fault, part }) => {
  const isPart = ({ id }: Scenario) => id.startsWith(part);
  expect(found(await runLibrary({ faults: [fault], part: isPart }))).toEqual([check]);
  expect(found(await runLibrary({ part: isPart }))).toEqual([]);
});

/** What clients of others send is wrong there, and no server: harness/observe/observe.test.ts finds it in traffic. */
const aboutClients = 'request-as-documented';

test('every check has a faulty server', () => {
  const onServers = [...new Set(probed.map(({ check }) => check))].filter((check) => check !== 'claim');
  const seen = [...faultyServers.map(({ check }) => check), ...onServers];
  expect([...seen, aboutClients].sort()).toEqual(checks.map(({ id }) => id).sort());
});

test('what is leaked is found wherever it is leaked', async () => {
  const part = ({ id }: Scenario) => id.startsWith('forced-response › GET /books 500');
  expect(found(await runLibrary({ faults: ['leaked-sql'], part }))).toEqual(['no-internals']);
});

test('nothing is wrong with a truthful mock of the library', async () => {
  const { exchanges, claims, endings } = await runLibrary();
  const flaws = exchanges.flatMap(({ exchange, flaws }) =>
    flaws.map(({ message }) => `${exchange.scenario}: ${message}`),
  );
  expect(flaws).toEqual([]);
  expect(claims.filter(({ holds }) => !holds)).toEqual([]);
  expect([...endings].filter(([, ending]) => ending)).toEqual([]);
});

test('nothing is wrong with a truthful mock of an API of another kind', async () => {
  const contract = understand(await loadBundled('specs/mini/openapi.yaml'));
  const profile = { name: 'mini', errors: { code: 'type', message: 'title' }, hints: [], scenarios: [] };
  const result = await runAgainstMock(contract, profile, {});
  expect(found(result)).toEqual([]);
  expect([...result.endings].filter(([, ending]) => ending)).toEqual([]);
});
