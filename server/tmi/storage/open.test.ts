import pg from 'pg';
import { expect, test } from 'vitest';
import { postgresForTests } from '../../testing/postgres.ts';
import { FAULT_SECRET, startTmi } from '../testing/tmi-server.ts';

const failed = {
  status: 500,
  body: { error: 'server_error', error_description: 'Failed to list threat models' },
};

test('a database that does not answer is waited for so long, and no longer', async () => {
  const tmi = await startTmi({ DATABASE_TIMEOUT_MS: 200 });
  const as = await tmi.login('alice');
  const headers = { 'x-assay-fault': 'timeout', 'x-assay-fault-secret': FAULT_SECRET };
  const began = performance.now();
  const [slow, quick] = await Promise.all([
    tmi.call('GET', '/threat_models', { as, headers }).then((answer) => ({ answer, at: performance.now() })),
    tmi.call('GET', '/threat_models', { as }).then((answer) => ({ answer, at: performance.now() })),
  ]);
  await tmi.close();
  expect(slow.answer).toMatchObject(failed);
  expect(slow.at - began).toBeGreaterThanOrEqual(190);
  expect(quick.answer).toMatchObject({ status: 200 });
  // Nobody else has to wait with it.
  expect(quick.at).toBeLessThan(slow.at);
});

test('connections that break are replaced', async () => {
  const { url, drop } = await postgresForTests();
  const tmi = await startTmi({ DATABASE_URL: url });
  const as = await tmi.login('alice');
  const other = new pg.Client(url);
  await other.connect();
  await other.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await other.end();
  const statuses: number[] = [];
  for (let left = 20; left > 0; left -= 1)
    statuses.push((await tmi.call('GET', '/threat_models', { as })).status);
  expect(statuses.at(-1)).toBe(200);
  expect(statuses.filter((status) => status !== 200 && status !== 500)).toEqual([]);
  await tmi.close();
  await drop();
});
