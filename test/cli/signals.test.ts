import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { faker } from '@faker-js/faker';
import { expect, test } from 'vitest';
import { testProvider } from '../../harness/personas/auth/test-provider.ts';
import { accounts } from '../../suites/tmi/accounts.ts';
import { september2025 } from '../foreign/stand-ins/september-2025.ts';
import { startStandIn } from '../foreign/start-stand-in.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { type Front, front } from './front.ts';
import { keptBy } from './kept-by.ts';
import { reference } from './long-running.ts';

/** Ctrl-C, and what a pipeline sends, at moments that nobody has chosen. */

/** How many moments: 30 of them take minutes. */
const moments = Number(process.env.ASSAY_TEST_SIGNALS ?? 8);
const seed = Number(process.env.ASSAY_TEST_SEED ?? 13);
const patience = 180_000;

/** Where a run goes, and what it needs to get in. */
interface Place {
  readonly url: string;
  /** The database behind it. */
  readonly file: string;
  readonly auth: string;
  readonly env: Record<string, string>;
  /** Accounts that stay: this server removes none, or they are not of the run. */
  readonly keepsAccounts: boolean;
}

const places: readonly ((file: string) => Promise<Place>)[] = [
  async (file) => ({
    ...{ file, auth: 'test-provider', env: {}, keepsAccounts: false },
    url: await reference(`sqlite:${file}`),
  }),
  async (file) => {
    const settings = { ...september2025.settings, DATABASE_URL: `sqlite:${file}` };
    const { url } = await startStandIn({ ...september2025, settings });
    return { url, file, auth: 'test-provider', env: {}, keepsAccounts: true };
  },
  async (file) => {
    const url = await reference(`sqlite:${file}`);
    return { url, file, auth: 'tokens', env: await tokensFor(url), keepsAccounts: true };
  },
];

const personas = ['owner', 'reader', 'writer', 'stranger', 'admin'] as const;

/** As a pipeline would have them. */
async function tokensFor(url: string): Promise<Record<string, string>> {
  const provider = testProvider({ url, timeout: 5000, accounts, administrator: 'admin' });
  const all = personas.map(async (persona) => {
    const credentials = await provider.credentials(persona, [{ kind: 'bearer', name: 'bearer' }]);
    return [`ASSAY_TOKEN_${persona.toUpperCase()}`, credentials?.secrets[0] ?? ''];
  });
  return Object.fromEntries(await Promise.all(all));
}

/** Sends a signal when a target has got so many requests; before the first one, after so many milliseconds. */
async function stoppedRun(
  { auth, env }: Place,
  before: (stop: () => void) => Promise<Front>,
  { request, signal }: { readonly request: number; readonly signal: NodeJS.Signals },
) {
  let stop = (): void => {};
  const { url, seen } = await before(() => stop());
  const out = join(await temporaryFolder(), 'report');
  const flags = ['run', 'tmi', '--target', url, '--auth', auth, '--out', out, '--suite', 'lifecycle'];
  const ended = await assay(flags, {
    env,
    whileRunning: (send) => {
      stop = () => send(signal);
      if (request <= 0) void wait(500 - request * 10).then(stop);
    },
  });
  return { ended, out, requests: seen().length };
}

test.each(places.map((place, index) => ({ place, index })))(
  'a run that gets a signal cleans up, and says what it saw: place $index',
  { timeout: patience * (moments + 1) },
  async ({ place, index }) => {
    const there = await place(join(await temporaryFolder(), 'tmi.db'));
    const never = await stoppedRun(there, () => front(there.url, () => undefined), {
      request: Number.POSITIVE_INFINITY,
      signal: 'SIGINT',
    });
    expect(never.ended.stderr).not.toContain('Stopping');
    faker.seed(seed + index);
    for (let number = 0; number < Math.ceil(moments / places.length); number++) {
      const request = faker.number.int({ min: -10, max: never.requests });
      const signal = faker.helpers.arrayElement(['SIGINT', 'SIGTERM'] as const);
      const { ended, out, requests } = await stoppedRun(
        there,
        (stop) =>
          front(there.url, (count) => {
            if (count === request) stop();
            return undefined;
          }),
        { request, signal },
      );
      const moment = `${signal} at request ${request} of ${never.requests}`;
      expect(ended.stderr, moment).not.toMatch(/ {4}at |bug in Assay/);
      const [users, ...others] = keptBy(there.file);
      expect(others, moment).toEqual([0, 0, 0]);
      if (ended.stderr.includes('so there is no report')) {
        expect([ended.code, await readdir(out).catch(() => [])], moment).toEqual([3, []]);
        continue;
      }
      // Before the program is loaded, a signal ends the process as it ends any other.
      if (ended.code === null) {
        const files = await readdir(out).catch(() => []);
        expect([requests, ended.stdout, files], moment).toEqual([0, '', []]);
        continue;
      }
      const said = `${moment}\nexit code ${ended.code}\n${ended.stdout}\n${ended.stderr}`;
      const report = await reportIn(out).catch(() => undefined);
      if (report === undefined) throw new Error(`there is no report: ${said}`);
      const isStopped = report.run.interrupted === 'stopped by the user';
      expect([ended.code, report.result], `${moment}\n${ended.stdout}`).toEqual(
        isStopped ? [3, 'inconclusive'] : [never.ended.code, expect.anything()],
      );
      expect(
        (await readdir(out)).filter((name) => name.startsWith('journal-')),
        moment,
      ).toEqual([]);
      const left = report.cleanUp.left.map(({ path }) => path);
      expect(
        left.filter((path) => path !== 'accounts'),
        moment,
      ).toEqual([]);
      if (!there.keepsAccounts) expect([users, left], moment).toEqual([1, []]);
    }
  },
);
