import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { postgresForTests } from '../../server/testing/postgres.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';

const patience = 300_000;

/** A run against the reference server, as it is started from the command line. */
async function conformance(api: string, out: string, flags: readonly string[] = []): Promise<Ended> {
  return assay(['run', api, '--target', 'reference', '--out', out, ...flags]);
}

test.each<Api>([
  {
    api: 'tmi',
    cells: 799,
    made: 1000,
    outermost: ['POST /threat_models', 'POST /webhooks', 'POST /addons'],
  },
  { api: 'tasky', cells: 226, made: 300, outermost: ['POST /api/boards', 'POST /api/auth/register'] },
])(
  'the reference server of $api answers with every documented cell, on both databases alike',
  {
    timeout: patience,
  },
  async (proven) => {
    const { api, cells } = proven;
    const folder = await temporaryFolder();
    const [sqlite, postgres] = [join(folder, 'sqlite'), join(folder, 'postgres')];
    const database = await postgresForTests();
    onTestFinished(database.drop);

    const embedded = await conformance(api, sqlite);
    expect([embedded.stdout, embedded.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);
    expectAllProven(await reportIn(sqlite), proven);

    const scaledOut = await conformance(api, postgres, ['--database', database.url]);
    expect([scaledOut.stdout, scaledOut.code]).toEqual([expect.stringContaining('CONFORMANT'), 0]);

    const { code, stdout } = await assay([
      'compare',
      join(sqlite, 'report.json'),
      join(postgres, 'report.json'),
    ]);
    expect([code, stdout]).toEqual([0, `All ${cells} verdicts are the same.\n`]);
  },
);

/** What has to be proven of an API. */
interface Api {
  readonly api: string;
  readonly cells: number;
  /** At least so many resources of the outermost operations. */
  readonly made: number;
  /** What stands in nothing else, so that it goes with nothing else. */
  readonly outermost: readonly string[];
}

function expectAllProven(
  { run, counts, cleanUp, access, exchanges }: Report,
  { cells, made: least, outermost }: Api,
): void {
  expect(counts).toMatchObject({ cells, conformant: cells, forced: 0, violating: 0, notExercised: 0 });
  expect(cleanUp.left).toEqual([]);
  expect(access.filter(({ found }) => found === 'otherwise')).toEqual([]);
  // Whatever is made can be found by the text of the run, also if the run is killed before it sees the answer.
  const made = exchanges.filter(
    ({ operation, expected }) => outermost.includes(operation) && expected.startsWith('2'),
  );
  expect(made.length).toBeGreaterThan(least);
  const nameless = made.filter(({ request }) => !request.body?.includes(run.id));
  expect(nameless.map(({ scenario }) => scenario)).toEqual([]);
}
