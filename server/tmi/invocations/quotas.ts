import { secondsFromNow } from '../clock.ts';
import type { Config } from '../config.ts';
import { fail } from '../errors/api-error.ts';
import { limitExceeded } from '../limits/limit-exceeded.ts';
import { lockUser } from '../people/repository.ts';
import type { Db } from '../storage/tables.ts';
import { beginningOf, countActive } from './repository.ts';

const HOUR = 3600;
/** Nothing says when an add-on will be done. */
const UNKNOWN_WAIT = 60;

/** Throws 429 where somebody has enough invocations under way, or began enough in the last hour. */
export async function countInvocation(db: Db, userId: string, config: Config): Promise<void> {
  // Deleted since the token was looked at. What one person does is counted one after the other.
  if (!(await lockUser(db, userId))) throw fail('stale_session');
  const atOnce = config.INVOCATIONS_AT_ONCE;
  if ((await countActive(db, userId, config.INVOCATION_TIMEOUT_SECONDS)) >= atOnce)
    throw fail('too_many_invocations', limitExceeded({ limit: atOnce, seconds: UNKNOWN_WAIT }));
  const since = secondsFromNow(-HOUR);
  const most = config.INVOCATIONS_PER_HOUR;
  const begun = await beginningOf(db, userId, { since, nth: most });
  if (begun === undefined) return;
  const seconds = (Date.parse(begun) - Date.parse(since)) / 1000;
  throw fail('rate_limit_exceeded', limitExceeded({ limit: most, seconds }));
}
