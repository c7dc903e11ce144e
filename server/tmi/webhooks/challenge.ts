import { sql } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import { type Network, type Post, post, type Received, UnreachableReceiver } from '../../webhooks/post.ts';
import { now, secondsFromNow } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Db } from '../storage/tables.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';
import { USER_AGENT } from './deliver.ts';

const ANSWER_BYTES = 1024;
const PATIENCE_MS = 10_000;

/** Takes the subscription whose receiver is to be challenged next. Of all instances, one gets it. */
export async function claimChallenge(db: Db, config: Config): Promise<WebhookRow | undefined> {
  const [webhook] = await claimDue(db, { now: now(), until: secondsFromNow((2 * patience(config)) / 1000) });
  return webhook;
}

/** Asked after every request that has left something to send, and after every delivery. */
const claimDue = prepared((db: Db, { now, until }: { readonly now: string; readonly until: string }) =>
  db
    .updateTable('webhooks')
    .set({ challenges_sent: sql<number>`challenges_sent + 1`, next_challenge_at: until })
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('webhooks as due')
        .select('due.id')
        // Written out, so that the partial index is found.
        .where('due.status', '=', sql.lit('pending_verification'))
        .where('due.next_challenge_at', '<=', now)
        .orderBy('due.next_challenge_at')
        .orderBy('due.id')
        .limit(1)
        .forUpdate('due')
        .skipLocked(),
    )
    .returningAll(),
);

/** Asks a receiver to send back the challenge, and stores what comes of it. */
export async function challenge(
  db: Db,
  webhook: WebhookRow,
  { config, network }: { readonly config: Config; readonly network: Network },
): Promise<void> {
  const isVerified = await isReceiverVerified(webhook, config, network);
  const isLast = webhook.challenges_sent >= config.WEBHOOK_CHALLENGES;
  await db
    .updateTable('webhooks')
    .set(
      isVerified
        ? { status: 'active', modified_at: now() }
        : isLast
          ? { status: 'pending_delete', modified_at: now() }
          : { next_challenge_at: secondsFromNow(config.WEBHOOK_CHALLENGE_SECONDS) },
    )
    .where('id', '=', webhook.id)
    .where('status', '=', 'pending_verification')
    // Somebody else has challenged it since, if this took too long.
    .where('challenges_sent', '=', webhook.challenges_sent)
    .execute();
}

async function isReceiverVerified(webhook: WebhookRow, config: Config, network: Network): Promise<boolean> {
  try {
    return isAnswer(await post(question(webhook, config), network), webhook.challenge);
  } catch (error) {
    if (error instanceof UnreachableReceiver) return false;
    throw error;
  }
}

function question({ id, url, challenge }: WebhookRow, config: Config): Post {
  return {
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
      'x-webhook-event': 'webhook.challenge',
      'x-webhook-challenge': challenge,
      'x-webhook-subscription-id': id,
    },
    body: Buffer.from(JSON.stringify({ type: 'webhook.challenge', challenge })),
    timeoutMs: patience(config),
    answerBytes: ANSWER_BYTES,
  };
}

function patience({ WEBHOOK_TIMEOUT_MS }: Config): number {
  return Math.min(PATIENCE_MS, WEBHOOK_TIMEOUT_MS);
}

function isAnswer({ status, text }: Received, challenge: string): boolean {
  if (status < 200 || status > 299) return false;
  try {
    const answer: unknown = JSON.parse(text);
    return (
      typeof answer === 'object' && answer !== null && 'challenge' in answer && answer.challenge === challenge
    );
  } catch {
    // Not JSON, so not the answer.
    return false;
  }
}
