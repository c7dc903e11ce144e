import { newId, now, secondsFromNow } from '../clock.ts';
import type { Config } from '../config.ts';
import { fail } from '../errors/api-error.ts';
import type { FailureName } from '../errors/failures.ts';
import { limitExceeded } from '../limits/limit-exceeded.ts';
import { lockUser } from '../people/repository.ts';
import type { Db } from '../storage/tables.ts';
import type { WebhookUseRow } from '../storage/webhook-tables.ts';
import { countWebhooks } from './repository.ts';

/** So many in any stretch of so many seconds. */
interface Allowance {
  readonly most: number;
  readonly seconds: number;
}

/** Nothing says when somebody will delete a subscription; S0 has 60 seconds in its example. */
const UNKNOWN_WAIT = 60;

/**
 * Counts a subscription that is about to be created. Throws 429 where there are too many, or too many were created and
 * deleted lately (S0, "Webhook Subscription Limit" and "Subscription Request Rate").
 */
export async function countCreation(db: Db, ownerId: string, config: Config): Promise<void> {
  // Deleted since the token was looked at.
  if (!(await lockUser(db, ownerId))) throw fail('stale_session');
  const most = config.WEBHOOKS_PER_USER;
  if ((await countWebhooks(db, ownerId)) >= most)
    throw fail('too_many_webhooks', limitExceeded({ limit: most, seconds: UNKNOWN_WAIT }));
  await use(db, ownerId, 'change', changes(config), 'too_many_subscription_requests');
}

/** Counts a deletion by somebody who is locked: what one person does is counted one after the other. */
export async function countDeletion(db: Db, ownerId: string, config: Config): Promise<void> {
  await use(db, ownerId, 'change', changes(config), 'too_many_subscription_requests');
}

/** Counts a test delivery for somebody who is locked. Throws 429 where there were too many lately (S0, "Too many webhook deliveries"). */
export async function countTest(db: Db, ownerId: string, config: Config): Promise<void> {
  const allowance = { most: config.WEBHOOK_TESTS_PER_WINDOW, seconds: config.WEBHOOK_TEST_WINDOW_SECONDS };
  await use(db, ownerId, 'test', [allowance], 'rate_limit_exceeded');
}

function changes(config: Config): Allowance[] {
  return [
    { most: config.WEBHOOK_CHANGES_PER_MINUTE, seconds: 60 },
    { most: config.WEBHOOK_CHANGES_PER_DAY, seconds: 86_400 },
  ];
}

async function use(
  db: Db,
  ownerId: string,
  kind: WebhookUseRow['kind'],
  allowances: readonly Allowance[],
  failure: FailureName,
): Promise<void> {
  for (const { most, seconds } of allowances) {
    const since = secondsFromNow(-seconds);
    const nth = await db
      .selectFrom('webhook_uses')
      .select('created_at')
      .where('owner_id', '=', ownerId)
      .where('kind', '=', kind)
      .where('created_at', '>', since)
      .orderBy('created_at', 'desc')
      .offset(most - 1)
      .limit(1)
      .executeTakeFirst();
    if (!nth) continue;
    const wait = (Date.parse(nth.created_at) - Date.parse(since)) / 1000;
    throw fail(failure, limitExceeded({ limit: most, seconds: wait }));
  }
  await db
    .insertInto('webhook_uses')
    .values({ id: newId(), owner_id: ownerId, kind, created_at: now() })
    .execute();
}
