import type { Config } from '../config.ts';
import type { Db } from '../storage/tables.ts';

export const limitNames = ['enrollment', 'verification', 'admin', 'webhook', 'crypto'] as const;
export type LimitName = (typeof limitNames)[number];

export interface Bounds {
  readonly max: number;
  readonly seconds: number;
}

/** What the configuration says, until an administrator says something else. */
export const configured: Readonly<Record<LimitName, (config: Config) => Bounds>> = {
  enrollment: ({ ENROLLMENT_LIMIT: max, ENROLLMENT_WINDOW_SECONDS: seconds }) => ({ max, seconds }),
  verification: ({ VERIFICATION_LIMIT: max, VERIFICATION_WINDOW_SECONDS: seconds }) => ({ max, seconds }),
  admin: ({ ADMIN_LIMIT: max, ADMIN_WINDOW_SECONDS: seconds }) => ({ max, seconds }),
  webhook: ({ WEBHOOK_LIMIT: max, WEBHOOK_WINDOW_SECONDS: seconds }) => ({ max, seconds }),
  crypto: ({ CRYPTO_LIMIT: max, CRYPTO_WINDOW_SECONDS: seconds }) => ({ max, seconds }),
};

/** The limits that hold now. */
export async function boundsNow(db: Db, config: Config): Promise<Readonly<Record<LimitName, Bounds>>> {
  const rows = await db.selectFrom('limits').selectAll().execute();
  const entries = limitNames.map((name): [LimitName, Bounds] => {
    const row = rows.find(({ category }) => category === name);
    return [name, row ? { max: row.max, seconds: row.window_ms / 1000 } : configured[name](config)];
  });
  return Object.fromEntries(entries) as Record<LimitName, Bounds>;
}
