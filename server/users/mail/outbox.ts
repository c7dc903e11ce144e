import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { fail } from '../errors/users-error.ts';
import type { UsersServer } from '../routing/call.ts';

/**
 * GET /assay/outbox?to=…: the mails that wait to be sent to somebody, the latest first. Only for whoever proves to know
 * the fault secret; for others, and on a server without that secret, there is no such path.
 */
export const outbox = fp<{ readonly server: UsersServer }>(
  async (app, { server: { config, storage } }) => {
    if (config.FAULT_SECRET === '') return;
    app.get('/assay/outbox', async (request: FastifyRequest) => {
      if (!request.knowsFaultSecret) throw fail('NOT_FOUND');
      const { to } = request.query as { readonly to?: unknown };
      return storage.db
        .selectFrom('mails')
        .select(['recipient as to', 'purpose', 'token', 'created_at as createdAt'])
        .where('recipient', '=', typeof to === 'string' ? to.toLowerCase() : '')
        .orderBy('created_at', 'desc')
        .orderBy('expires_at', 'desc')
        .execute();
    });
  },
  { name: 'outbox', dependencies: ['fault-protocol', 'errors'] },
);
