import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { postgresForTests } from '../testing/postgres.ts';
import { spawnTmi } from './testing/tmi-process.ts';
import { startTmi } from './testing/tmi-server.ts';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function sqliteFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tmi-durability-'));
  cleanUps.push(() => rm(folder, { recursive: true }));
  return `sqlite:${join(folder, 'tmi.db')}`;
}

async function postgres(): Promise<string> {
  const { url, drop } = await postgresForTests();
  cleanUps.push(drop);
  return url;
}

test.each([
  { kind: 'sqlite', open: sqliteFile },
  { kind: 'postgres', open: postgres },
])(
  'a server that is killed while it writes has lost nothing that it acknowledged, on $kind',
  async ({ open }) => {
    const config = { DATABASE_URL: await open(), PUBLIC_URL: 'https://tmi.example.com' };
    const doomed = await spawnTmi(config);
    const login = await fetch(`${doomed.url}/oauth2/authorize?scope=openid&login_hint=alice`, {
      redirect: 'manual',
    });
    const { pathname, search } = new URL(login.headers.get('location') ?? '');
    const { access_token: token } = await (await fetch(doomed.url + pathname + search)).json();
    const acknowledged: string[] = [];
    let isOver = false;
    const write = async (): Promise<void> => {
      while (!isOver) {
        const response = await fetch(`${doomed.url}/threat_models`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ name: 'Kept', metadata: [{ key: 'k', value: 'v' }] }),
        });
        const { id } = await response.json();
        acknowledged.push(id);
      }
    };
    const writers = Array.from({ length: 8 }, write);
    const settled = Promise.allSettled(writers);
    while (acknowledged.length < 100) await new Promise((resolve) => setTimeout(resolve, 5));
    await doomed.kill();
    isOver = true;
    await settled;

    const tmi = await startTmi(config);
    const { db } = tmi.app.storage;
    const models = await db.selectFrom('threat_models').select('id').execute();
    const entries = await db.selectFrom('authorizations').select('threat_model_id').execute();
    const metadata = await db.selectFrom('metadata').select('host_id').execute();
    await tmi.close();
    const stored = new Set(models.map(({ id }) => id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    // Nothing is there by halves either.
    expect(entries.map(({ threat_model_id }) => threat_model_id).sort()).toEqual([...stored].sort());
    expect(metadata.map(({ host_id }) => host_id).sort()).toEqual([...stored].sort());
  },
);
