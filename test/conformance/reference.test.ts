import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { postgresForTests } from '../../server/testing/postgres.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';

const patience = 300_000;

/** A run against the reference server, as it is started from the command line. */
async function conformance(out: string, flags: readonly string[] = []): Promise<Ended> {
  return assay(['run', '--target', 'reference', '--out', out, ...flags]);
}

test('the reference server answers with every documented cell, on both databases alike', {
  timeout: patience,
}, async () => {
  const folder = await temporaryFolder();
  const [sqlite, postgres] = [join(folder, 'sqlite'), join(folder, 'postgres')];
  const database = await postgresForTests();
  onTestFinished(database.drop);

  const embedded = await conformance(sqlite);
  expect([embedded.stdout, embedded.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);
  expectAllProven(await reportIn(sqlite));

  const scaledOut = await conformance(postgres, ['--database', database.url]);
  expect([scaledOut.stdout, scaledOut.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);

  const { code, stdout } = await assay([
    'compare',
    join(sqlite, 'report.json'),
    join(postgres, 'report.json'),
  ]);
  expect([code, stdout]).toEqual([0, 'All 799 verdicts are the same.\n']);
});

/** What stands in nothing else, so that it goes with nothing else. */
const outermost = new Set(['POST /threat_models', 'POST /webhooks', 'POST /addons']);

function expectAllProven({ run, counts, cleanUp, access, exchanges }: Report): void {
  expect(counts).toMatchObject({ cells: 799, conformant: 799, forced: 0, violating: 0, notExercised: 0 });
  expect(cleanUp.left).toEqual([]);
  expect(access.filter(({ found }) => found === 'otherwise')).toEqual([]);
  // Whatever is made can be found by the text of the run, also if the run is killed before it sees the answer.
  const made = exchanges.filter(
    ({ operation, expected }) => outermost.has(operation) && expected.startsWith('2'),
  );
  expect(made.length).toBeGreaterThan(1000);
  const nameless = made.filter(({ request }) => !request.body?.includes(run.id));
  expect(nameless.map(({ scenario }) => scenario)).toEqual([]);
}
