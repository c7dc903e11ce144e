import { readFile } from 'node:fs/promises';
import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import { addressRule } from '../../webhooks/addresses.ts';
import { trusting } from '../../webhooks/post.ts';
import { type Job, workPool } from '../../webhooks/work-pool.ts';
import type { Config } from '../config.ts';
import type { NotapServer } from '../routing/call.ts';
import type { DeliveryRow } from '../storage/tables.ts';
import { deliver, type Sender } from './deliver.ts';
import { claimDelivery, findWebhook, settle } from './deliveries.ts';
import { sealedSecrets } from './sealed-secrets.ts';

/** How many deliveries are under way at once. */
const SLOTS = 10;

/** What it takes to send something. Throws if the file of authorities cannot be read. */
export async function senderOf(config: Config): Promise<Sender> {
  const { WEBHOOK_CA_FILE: file, WEBHOOK_ALLOWED_ADDRESSES: allowed } = config;
  const box = sealedSecrets(config);
  return {
    network: {
      rule: addressRule(allowed),
      secureContext: file === '' ? undefined : trusting(await readFile(file, 'utf8')),
    },
    timeoutMs: config.WEBHOOK_TIMEOUT_MS,
    secretOf: ({ secret }) => box.open(secret),
  };
}

/** How long a delivery is nobody else's after somebody has taken it. */
export function leaseOf({ WEBHOOK_TIMEOUT_MS }: Config): number {
  return 2 * WEBHOOK_TIMEOUT_MS;
}

/** Sends a delivery that was claimed, and stores how it went; undefined if its webhook is gone. One that is disabled gets what was written down before. */
export async function send(
  { storage, config, clock }: NotapServer,
  sender: Sender,
  delivery: DeliveryRow,
): Promise<DeliveryRow | undefined> {
  const webhook = await findWebhook(storage.db, delivery.webhook_id);
  if (!webhook) return undefined;
  const attempt = await deliver(delivery, webhook, sender);
  const terms = {
    now: clock(),
    retryMs: config.WEBHOOK_RETRY_MS,
    failureLimit: config.WEBHOOK_FAILURE_LIMIT,
  };
  return storage.db
    .transaction()
    .execute((transaction) => settle(transaction, delivery, webhook, attempt, terms));
}

/**
 * Sends what waits to be sent: after every request that may have left something, and every now and then, because something
 * may be due again, or left by an instance that died. Closing the server waits for what is under way.
 */
export const webhookWorker = fp<{ readonly server: NotapServer }>(
  async (app, { server }) => {
    const { config, storage, clock } = server;
    const sender = await server.sender();
    const pool = workPool({
      slots: SLOTS,
      next: async (): Promise<Job | undefined> => {
        const delivery = await claimDelivery(storage.db, clock(), leaseOf(config));
        return delivery && (async () => void (await send(server, sender, delivery)));
      },
      onError: (error) => app.log.error({ err: error }, 'a delivery went wrong'),
    });
    app.addHook('onReady', async () => pool.nudge());
    app.addHook('onResponse', (request, reply, done) => {
      // A user who proves factors has no credential yet, and webhooks are told of that, too.
      if (request.method !== 'GET' && reply.statusCode < 500) pool.nudge();
      done();
    });
    repeat(app, config.WEBHOOK_POLL_MS, async () => pool.nudge());
    app.addHook('preClose', () => pool.stop());
  },
  { name: 'webhook-worker', dependencies: ['sessions'] },
);
