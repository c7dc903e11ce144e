import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { postgresForTests } from '../../testing/postgres.ts';
import { startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { sharedDiagram } from './testing/shared-diagram.ts';

/** Waits until so many transactions wait for a lock that another one has. */
async function untilWaiting({ app }: TmiServer, count: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ readonly pid: number }>`
      select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
    `.execute(app.storage.db);
    if (rows.length === count) return;
    await sleep(10);
  }
}

test('whoever begins a session while their account is deleted is too late, and nobody is in a circle of locks', async () => {
  const database = await postgresForTests();
  const tmi = await startTmi({ DATABASE_URL: database.url });
  onTestFinished(async () => {
    await tmi.close();
    await database.drop();
  });
  const { alice, path } = await sharedDiagram(tmi);
  const { body } = await tmi.call('DELETE', '/users/me', { as: alice });
  const { db } = tmi.app.storage;
  // The deletion is the first to wait for the person, and goes on to the threat models that they own.
  const [deletion, session] = await db
    .transaction()
    .execute(async (transaction) => {
      await transaction
        .selectFrom('users')
        .selectAll()
        .where('email', '=', 'alice@test.tmi')
        .forUpdate()
        .execute();
      const deleting = tmi.call('DELETE', `/users/me?challenge=${body.challenge}`, { as: alice });
      await untilWaiting(tmi, 1);
      const beginning = tmi.call('POST', `${path}/collaborate`, { as: alice });
      await untilWaiting(tmi, 2);
      return [deleting, beginning] as const;
    })
    .then((requests) => Promise.all(requests));
  expect([deletion.status, session.status]).toEqual([204, 401]);
});
