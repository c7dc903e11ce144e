import { sql } from 'kysely';
import { busy } from '../errors/busy.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';

/** GET /health-check: whether the database answers. */
export const checkHealth = operation({
  id: 'checkHealth',
  method: 'GET',
  path: '/health-check',
  authz: everyone,
  success: { code: 'HEALTH_OK', message: 'Service is healthy' },
  ownTransactions: true,
  handler: async ({ db }) => {
    try {
      await db.transaction().execute((transaction) => sql`select 1`.execute(transaction));
    } catch {
      throw busy();
    }
    return { status: 'UP' };
  },
});
