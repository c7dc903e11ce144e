import { expect, onTestFinished, test } from 'vitest';
import { createTmi } from '../../server/tmi/app.ts';
import { configFrom } from '../../server/tmi/config.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';

async function tmi(): Promise<string> {
  const config = configFrom({ PORT: 0, LOG_LEVEL: 'silent' }, {});
  const app = createTmi({ config, storage: await openTmiStorage(config) });
  onTestFinished(() => app.close());
  return app.listen({ port: 0, host: '127.0.0.1' });
}

async function tokenOf(url: string, person: string): Promise<string> {
  const login = await fetch(`${url}/oauth2/authorize?scope=openid&login_hint=${person}`);
  return ((await login.json()) as { readonly access_token: string }).access_token;
}

const suites = [
  ...['authorization', 'oauth', 'all-parameters', 'invalid-query'],
  ...['valid-request', 'sufficient-role', 'insufficient-role'],
].flatMap((suite) => ['--suite', suite]);

test.each<{ personas: readonly string[]; proven: number }>([
  { personas: [], proven: 10 },
  { personas: ['reader'], proven: 10 },
  { personas: ['owner', 'reader'], proven: 80 },
  { personas: ['owner', 'writer'], proven: 80 },
])('a run with tokens for no more than $personas accuses nobody', { timeout: 120_000 }, async (given) => {
  const url = await tmi();
  const tokens = given.personas.map(async (persona) => [
    `ASSAY_TOKEN_${persona.toUpperCase()}`,
    await tokenOf(url, `somebody-as-${persona}`),
  ]);
  const out = await temporaryFolder();
  const { code, stderr } = await assay(['run', '--target', url, '--out', out, ...suites], {
    env: Object.fromEntries(await Promise.all(tokens)),
  });
  expect(stderr).not.toContain('assay:');
  const report = await reportIn(out);
  const accused = report.violations.filter(({ level }) => level === 'MUST');
  expect(accused.map(({ scenario, message }) => `${scenario}: ${message}`)).toEqual([]);
  expect(report.counts.conformant).toBeGreaterThan(given.proven);
  expect(code).toBe(0);
});
