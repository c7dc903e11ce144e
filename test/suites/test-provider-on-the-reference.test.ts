import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { testProvider } from '../../harness/personas/auth/test-provider.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { run } from '../../harness/run/run.ts';
import { createTmi } from '../../server/tmi/app.ts';
import { configFrom } from '../../server/tmi/config.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { accounts } from '../../suites/tmi/accounts.ts';
import { tmi } from '../../suites/tmi/profile.ts';

/** The adapter against the real thing: whoever should be let in is, and whoever should not be is told S0's reason. */
const contract = understand(await loadBundled('specs/tmi/openapi.yaml'));
const { access } = contract.operations.find(({ id }) => id === 'getCurrentUser') ?? {};
const schemes = access?.schemes ?? [];

async function withServer(work: (url: string) => Promise<void>): Promise<void> {
  const config = configFrom({ PORT: 0, LOG_LEVEL: 'silent' }, {});
  const app = createTmi({ config, storage: await openTmiStorage(config) });
  try {
    await work(await app.listen({ port: 0, host: '127.0.0.1' }));
  } finally {
    await app.close();
  }
}

function adapterFor(url: string) {
  return testProvider({ url, timeout: 5000, accounts, administrator: 'admin' });
}

test('personas are let in or refused as they should be, and gone afterwards', async () => {
  await withServer(async (url) => {
    const adapter = adapterFor(url);
    const call = async (persona: Parameters<typeof adapter.credentials>[0]) => {
      const credentials = await adapter.credentials(persona, schemes);
      const response = await fetch(`${url}/users/me`, { headers: { ...credentials?.headers } });
      return { status: response.status, ...((await response.json()) as object) };
    };
    for (const persona of ['stranger', 'reader', 'writer', 'owner'] as const)
      expect(await call(persona)).toMatchObject({ status: 200, is_admin: false });
    expect(await call('admin')).toMatchObject({ status: 200, is_admin: true });
    const invalid = { status: 401, error_description: 'Invalid authentication token' };
    expect(await call('malformed')).toMatchObject(invalid);
    expect(await call('forged')).toMatchObject(invalid);
    const stale = {
      status: 401,
      error_description: 'Your session is no longer valid. Please log in again.',
    };
    expect(await call('revoked')).toMatchObject(stale);
    expect(await call('deleted')).toMatchObject(stale);
    await adapter.close();
    expect(await call('owner')).toMatchObject(stale);
  });
});

test('the stories of logins and tokens hold on the reference server', async () => {
  await withServer(async (url) => {
    const auth = adapterFor(url);
    const abilities = ['business-rules'] as const;
    const plan = makePlan(contract, tmi, abilities);
    // SAML is a way to log in that a server has only if it was configured.
    const scenarios = plan.scenarios.filter(({ id, suite }) => suite === 'oauth' && !id.includes('saml'));
    const target = { kind: 'reference', url, abilities, auth } as const;
    const result = await run({ ...plan, scenarios }, target, { concurrency: 4, timeout: 5000 });
    await auth.close();

    expect([...result.endings].filter(([, reason]) => reason)).toEqual([]);
    expect(result.claims.filter(({ holds }) => !holds)).toEqual([]);
    const flaws = result.exchanges.flatMap(({ exchange, flaws }) =>
      flaws.filter(({ level }) => level === 'MUST').map(({ message }) => `${exchange.scenario}: ${message}`),
    );
    expect(flaws).toEqual([]);
    expect(scenarios.length).toBeGreaterThan(8);
  });
});
