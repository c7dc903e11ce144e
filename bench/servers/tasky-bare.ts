import { fastify } from 'fastify';
import { configFrom } from '../../server/tasky/config.ts';
import { openTaskyStorage } from '../../server/tasky/storage/open.ts';
import { newStored } from '../../server/tasky/storage/stored.ts';

/** What the operations of Tasky cost that are measured if nothing is decided: the rows that they read and store. */
const storage = await openTaskyStorage(configFrom({ ADMIN_EMAIL: '' }, {}));
const { db } = storage;
const app = fastify({ logger: false });

const owner = {
  ...newStored(),
  name: 'Ada',
  email: 'ada@example.com',
  password: '',
  role: 'member',
} as const;
await db.insertInto('users').values(owner).execute();

app.get('/', async () => ({ ok: true }));

app.get('/api/boards', async () => {
  const boards = db.selectFrom('boards').selectAll().where('owner_id', '=', owner.id);
  return { ok: true, data: { boards: await boards.orderBy('created_at', 'desc').execute() } };
});

app.get<{ Params: { id: string } }>('/api/boards/:id', async ({ params }) => {
  const board = db.selectFrom('boards').selectAll().where('id', '=', params.id);
  return { ok: true, data: { board: await board.executeTakeFirst() } };
});

app.post<{ Body: { title: string; description: string } }>('/api/boards', async ({ body }, reply) => {
  const { title, description } = body;
  const board = { ...newStored(), title, description, owner_id: owner.id };
  const columns = ['Backlog', 'Todo', 'In Progress', 'Review', 'Done'].map((name, position) => ({
    ...newStored(),
    board_id: board.id,
    title: name,
    position,
    deleted_at: null,
  }));
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('boards').values(board).execute();
    await transaction.insertInto('board_columns').values(columns).execute();
  });
  reply.code(201);
  const shown = columns.map(({ id, ...column }) => ({ _id: id, ...column }));
  return { ok: true, data: { board: { _id: board.id, ...board }, columns: shown } };
});

await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
