import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import { configFrom } from '../../server/notap/config.ts';
import { openNotapStorage } from '../../server/notap/storage/open.ts';

/** What the operations of NoTap cost that are measured if nothing is decided: the rows that they read and store. */
const { db } = await openNotapStorage(configFrom({}, {}));
const app = fastify({ logger: false });
const developer_id = randomUUID();
const created_at = Date.now();

await db
  .insertInto('developers')
  .values({
    ...{ id: developer_id, email: 'bench@example.com', password: '', full_name: 'Bench', company: null },
    ...{ failures: 0, locked_until: 0, created_at },
  })
  .execute();
for (let number = 0; number < 20; number++) {
  const key = { id: `key_${number}`, name: `key ${number}`, digest: `digest ${number}`, prefix: 'zpk_live_' };
  const limits = { permissions: '[]', rate_limit: 1000, created_at, expires_at: null, revoked_at: null };
  await db
    .insertInto('api_keys')
    .values({ ...key, developer_id, ...limits })
    .execute();
}

app.get('/', async () => ({ success: true }));

app.get('/v1/auth/developer/profile', async () => {
  const row = db.selectFrom('developers').selectAll().where('id', '=', developer_id);
  return { success: true, developer: await row.executeTakeFirst() };
});

app.get('/v1/developer/keys', async () => {
  const rows = db.selectFrom('api_keys').selectAll().where('developer_id', '=', developer_id);
  return { success: true, keys: await rows.orderBy('created_at').execute() };
});

app.post<{ Body: { name: string } }>('/v1/developer/keys', async ({ body: { name } }, reply) => {
  const id = randomUUID();
  const key = { id, name, digest: id, prefix: 'zpk_live_', permissions: '[]', rate_limit: 1000 };
  await db
    .insertInto('api_keys')
    .values({ ...key, developer_id, created_at: Date.now(), expires_at: null, revoked_at: null })
    .execute();
  reply.code(201);
  return { success: true, key };
});

await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
