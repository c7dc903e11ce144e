import type { Config } from '../../../server/notap/config.ts';
import type { NotapServer } from '../../../server/notap/routing/call.ts';
import type { Apply } from '../sabotage.ts';
import { triggersIn } from '../seams/database.ts';

/** Other parts, or settings, before anybody uses them. */
export function partsWith(change: (server: NotapServer) => void): Apply {
  return (app) => change(app.notap);
}

/** Other settings, before anybody reads them. */
export function configured(settings: Partial<Config>): Apply {
  return partsWith(({ config }) => Object.assign(config, settings));
}

/** Lets the database do something else than it was told. */
export const triggers = triggersIn((app) => app.notap.storage.db);
