import type { Call } from '../routing/call.ts';
import { wholeNumberIn } from '../routing/query.ts';

/** A time that ends now. */
export interface Range {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

/** As many days back as the query says, or the usual ones; at most as many as the activity is kept. */
export function rangeIn({ query, server }: Pick<Call, 'query' | 'server'>, usual: number): Range {
  const days = wholeNumberIn(query.days, { usual, least: 1, most: server.config.ACTIVITY_DAYS });
  const to = Date.now();
  return { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
}
