import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import { type Job, workPool } from '../../webhooks/work-pool.ts';
import { failSilentOnes } from '../invocations/repository.ts';
import { challenge, claimChallenge } from './challenge.ts';
import { clean } from './clean.ts';
import { deliver } from './deliver.ts';
import { type ClaimedDelivery, claimDelivery } from './delivery-repository.ts';
import { hasLeftWork } from './outbox.ts';
import { findWebhook } from './repository.ts';
import { settle } from './settle.ts';

/** How many deliveries one subscription may have under way, so that a slow receiver does not keep the others waiting. */
const PER_SUBSCRIPTION = 4;
const CLEANING_MS = 3_600_000;
const SILENCE_CHECK_MS = 60_000;

/**
 * Sends what waits to be sent: when a transaction here has left something, and every now and then, because something
 * may be due again, or left by an instance that died. Several instances share the work through the database. Closing
 * the server waits for what is under way.
 */
export const webhookWorker = fp(
  async (app) => {
    const { config, storage } = app;
    if (!config.WEBHOOK_WORKER) return;
    const pool = workPool({
      slots: config.WEBHOOK_CONCURRENCY,
      next: nextJob(app),
      onError: (error) => app.log.error({ err: error }, 'a delivery went wrong'),
    });
    app.addHook('onReady', async () => pool.nudge());
    app.addHook('onResponse', ({ transaction }, _reply, done) => {
      if (transaction && hasLeftWork(transaction)) pool.nudge();
      done();
    });
    repeat(app, config.WEBHOOK_POLL_MS, async () => pool.nudge());
    repeat(app, SILENCE_CHECK_MS, () => failSilentOnes(storage.db, config.INVOCATION_TIMEOUT_SECONDS));
    repeat(app, CLEANING_MS, () => clean(storage.db, config));
    app.addHook('preClose', () => pool.stop());
  },
  { name: 'webhook-worker', dependencies: ['webhooks'] },
);

/** Challenges come first: what a subscriber waits for is short. */
function nextJob(app: FastifyInstance): () => Promise<Job | undefined> {
  const { config, webhooks } = app;
  const { db } = app.storage;
  const underWay = new Map<string, number>();
  const count = (webhookId: string, change: 1 | -1): void => {
    const rest = (underWay.get(webhookId) ?? 0) + change;
    if (rest === 0) underWay.delete(webhookId);
    else underWay.set(webhookId, rest);
  };
  const send = async (delivery: ClaimedDelivery): Promise<void> => {
    try {
      const webhook = await findWebhook(db, delivery.webhook_id);
      // Deleted since the delivery was taken.
      if (!webhook) return;
      await settle(db, delivery, await deliver(delivery, webhook, webhooks), config);
    } finally {
      count(delivery.webhook_id, -1);
    }
  };
  return async () => {
    const webhook = await claimChallenge(db, config);
    if (webhook) return () => challenge(db, webhook, webhooks);
    const busy = [...underWay].filter(([, jobs]) => jobs >= PER_SUBSCRIPTION).map(([id]) => id);
    const delivery = await claimDelivery(db, (2 * config.WEBHOOK_TIMEOUT_MS) / 1000, busy);
    if (!delivery) return undefined;
    count(delivery.webhook_id, 1);
    return () => send(delivery);
  };
}
