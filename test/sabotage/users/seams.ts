import type { Config } from '../../../server/users/config.ts';
import type { UsersServer } from '../../../server/users/routing/call.ts';
import type { Apply } from '../sabotage.ts';
import { triggersIn } from '../seams/database.ts';

/** Other parts, or settings, before anybody uses them. */
export function partsWith(change: (server: UsersServer) => void): Apply {
  return (app) => change(app.users);
}

/** Other settings, which nobody checks. */
export function configured(settings: Partial<Config>): Apply {
  return partsWith(({ config }) => Object.assign(config, settings));
}

/** Lets the database do something else than it was told. */
export const triggers = triggersIn((app) => app.users.storage.db);
