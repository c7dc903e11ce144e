import { fail } from '../errors/notap-error.ts';
import { anyDeveloper } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { claimThis } from './deliveries.ts';
import { queue, TEST } from './emit.ts';
import { ownWebhook } from './repository.ts';
import { deliveryView } from './view.ts';
import { leaseOf, send } from './worker.ts';

/** POST /v1/developer/webhooks/{id}/test: sends one, and waits for the receiver. A failed test is not sent again. */
export const testWebhook = operation({
  id: 'testWebhook',
  method: 'POST',
  path: '/v1/developer/webhooks/{id}/test',
  ...anyDeveloper,
  limit: 'webhook',
  ownTransactions: true,
  handler: async (call) => {
    const { db, server } = call;
    const { config, clock } = server;
    const claimed = await db.transaction().execute(async (transaction) => {
      const { id } = await ownWebhook({ ...call, db: transaction });
      const data = { message: 'A test of this webhook' };
      const delivery = await queue({ db: transaction, server }, id, TEST, data);
      return claimThis(transaction, delivery, clock(), leaseOf(config));
    });
    const sent = claimed && (await send(server, await server.sender(), claimed));
    if (!sent) throw fail('webhook_not_found');
    return { delivery: deliveryView(sent) };
  },
});
