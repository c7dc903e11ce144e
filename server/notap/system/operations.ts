import { sql } from 'kysely';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';

/** GET /health: whether the database responds. What the original keeps in Redis is in the same database here. */
const getHealth = operation({
  id: 'getHealth',
  method: 'GET',
  path: '/health',
  ...everyone,
  ownTransactions: true,
  handler: async ({ db, server }) => {
    await db.transaction().execute((transaction) => sql`select 1`.execute(transaction));
    return {
      status: 'healthy',
      timestamp: new Date(server.clock()).toISOString(),
      redis: 'connected',
      database: 'connected',
    };
  },
});

export const systemOperations = [getHealth];
