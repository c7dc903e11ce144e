import { now, secondsFromNow } from '../clock.ts';
import type { Config } from '../config.ts';
import { invocationWasSent } from '../invocations/repository.ts';
import type { Db } from '../storage/tables.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';
import { type Attempt, INVOCATION_EVENT } from './deliver.ts';
import { type ClaimedDelivery, finishAttempt, type Verdict } from './delivery-repository.ts';

/**
 * Stores how an attempt went: for the delivery, for the subscription, which is disabled after too many failures, and for
 * the invocation that the delivery may be. What was deleted meanwhile stays deleted.
 */
export async function settle(
  db: Db,
  delivery: ClaimedDelivery,
  attempt: Attempt,
  config: Config,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // First of all, as where a subscription is deleted: who locks in one order never waits in a circle.
    const webhook = await transaction
      .selectFrom('webhooks')
      .selectAll()
      .where('id', '=', delivery.webhook_id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!webhook) return;
    const verdict = verdictOn(delivery, attempt, config);
    if (!(await finishAttempt(transaction, delivery, verdict))) return;
    if (verdict.status === 'pending') return;
    await transaction
      .updateTable('webhooks')
      .set(verdict.delivered_at ? success(verdict.delivered_at) : failure(webhook, config))
      .where('id', '=', webhook.id)
      .execute();
    if (delivery.event_type === INVOCATION_EVENT)
      await invocationWasSent(transaction, delivery.id, {
        arrived: verdict.status === 'delivered',
        error: verdict.last_error,
      });
  });
}

function verdictOn(delivery: ClaimedDelivery, attempt: Attempt, config: Config): Verdict {
  if (attempt.kind === 'arrived') return { status: 'delivered', last_error: null, delivered_at: now() };
  const wait = attempt.canRetry ? pauseAfter(delivery, config) : undefined;
  return wait === undefined
    ? { status: 'failed', last_error: attempt.error }
    : { status: 'pending', last_error: attempt.error, next_attempt_at: secondsFromNow(wait) };
}

/** Seconds until the next attempt; undefined after the last one. An add-on is called once: somebody waits for it. */
function pauseAfter({ attempts, event_type }: ClaimedDelivery, config: Config): number | undefined {
  if (event_type === INVOCATION_EVENT) return undefined;
  const pauses = config.WEBHOOK_RETRY_SECONDS.split(',').filter((text) => text !== '');
  const pause = pauses[attempts - 1];
  return pause === undefined ? undefined : Number(pause);
}

function success(moment: string): Partial<WebhookRow> {
  return { publication_failures: 0, last_successful_use: moment };
}

function failure(webhook: WebhookRow, config: Config): Partial<WebhookRow> {
  const publication_failures = webhook.publication_failures + 1;
  const lastGood = webhook.last_successful_use ?? webhook.modified_at;
  const isHopeless =
    webhook.status === 'active' &&
    publication_failures >= config.WEBHOOK_FAILURE_LIMIT &&
    lastGood <= secondsFromNow(-config.WEBHOOK_FAILURE_DAYS * 86_400);
  return isHopeless
    ? { publication_failures, status: 'pending_delete', modified_at: now() }
    : { publication_failures };
}
