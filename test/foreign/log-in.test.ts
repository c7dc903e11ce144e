import { expect, test } from 'vitest';
import type { PersonaId } from '../../harness/model/persona.ts';
import { testProvider } from '../../harness/personas/auth/test-provider.ts';
import { accounts } from '../../suites/tmi/accounts.ts';
import { standIns } from './stand-ins.ts';
import { visit } from './testing/visit.ts';

const schemes = [{ kind: 'bearer', name: 'bearer' }] as const;

/** Somewhere that every version has, for everybody who is logged in, but for one that refuses them all. */
const openAt = (id: string): string => (id === 'without-userinfo' ? '/threat_models' : '/oauth2/userinfo');

const withoutDeletion = new Set(['september-2025', 'without-userinfo']);
/** There, the token of a deleted account is good until its end, and leads to nobody. */
const tokensOutliveAccounts = new Set(['november-2025', 'deleted-come-in']);

test('logins of one person are a second apart, those of others are not', async () => {
  const adapter = testProvider({
    url: 'http://127.0.0.1:9',
    timeout: 100,
    accounts,
    administrator: undefined,
  });
  const begun = performance.now();
  await Promise.all(['ada', 'bob'].map((hint) => adapter.beforeLogin?.(hint)));
  expect(performance.now() - begun).toBeLessThan(500);
  await adapter.beforeLogin?.('ada');
  expect(performance.now() - begun).toBeGreaterThan(990);
});

test.each(standIns.map((standIn) => [standIn.id, standIn] as const))(
  'people log in at %s without being told its version',
  async (id, standIn) => {
    const { url } = await visit(standIn);
    const there = (await accounts.at?.(url, { timeout: 5000 })) ?? accounts;
    const adapter = testProvider({ url, timeout: 5000, accounts: there, administrator: 'admin' });
    const status = async (persona: PersonaId): Promise<number> => {
      const credentials = await adapter.credentials(persona, schemes);
      return (await fetch(url + openAt(id), { headers: { ...credentials?.headers } })).status;
    };
    for (const persona of ['owner', 'reader', 'admin'] as const) expect(await status(persona)).toBe(200);
    const owner = await adapter.identity?.('owner');
    const provider = id === 'august-2026' ? 'tmi' : 'test';
    expect(owner).toMatchObject({ provider, subject: expect.stringMatching(/^owner-/) });
    for (const persona of ['malformed', 'forged', 'revoked'] as const)
      expect([persona, await status(persona)]).toEqual([persona, 401]);
    const account = await adapter.freshAccount?.('guest', 'reader');
    expect(account?.identity.subject).toMatch(/^guest-/);

    if (withoutDeletion.has(id)) {
      await expect(status('deleted')).rejects.toThrow('this server has no operation to delete an account');
      await expect(adapter.close()).rejects.toThrow(
        /^\d accounts remain: this server has no operation to delete/,
      );
      return;
    }
    expect(await status('deleted')).toBe(tokensOutliveAccounts.has(id) ? 404 : 401);
    await adapter.close();
  },
);
