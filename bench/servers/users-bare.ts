import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import { configFrom } from '../../server/users/config.ts';
import { openUsersStorage } from '../../server/users/storage/open.ts';
import { insertUser } from '../../server/users/users/repository.ts';

/** What the operations of the user management cost that are measured if nothing is decided: the rows that they read and store. */
const storage = await openUsersStorage(configFrom({ ADMIN_EMAIL: '' }, {}));
const { db } = storage;
const app = fastify({ logger: false });
const server = { clock: Date.now };

for (let number = 1; number <= 20; number++) {
  const name = `user-${number}`;
  const user = { username: name, email: `${name}@example.com`, display_name: name, password_hash: null };
  await insertUser(db, server, user);
}

app.get('/', async () => ({ success: true }));

app.get<{ Params: { id: string } }>('/api/v1/users/:id', async ({ params }) => {
  const user = db.selectFrom('users').selectAll().where('id', '=', params.id);
  return { success: true, data: await user.executeTakeFirst() };
});

app.get('/api/v1/users', async () => {
  const { count } = await db
    .selectFrom('users')
    .select((row) => row.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  const items = await db.selectFrom('users').selectAll().orderBy('created_at').limit(20).execute();
  return { success: true, data: { items, totalItems: Number(count) } };
});

app.post<{ Body: { name: string; description: string } }>('/api/v1/roles', async ({ body }, reply) => {
  const row = { id: randomUUID(), created_at: new Date().toISOString(), ...body };
  await db.insertInto('roles').values(row).execute();
  reply.code(201);
  return { success: true, data: { id: row.id } };
});

await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
