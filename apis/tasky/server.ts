import { createTasky } from '../../server/tasky/app.ts';
import { configFrom } from '../../server/tasky/config.ts';
import { settings } from '../../server/tasky/settings.ts';
import { openTaskyStorage } from '../../server/tasky/storage/open.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { startTaskyTarget } from './reference-target.ts';

/** The reference server of Tasky, for the command line. */
export const taskyServer: ReferenceServer = {
  settings,
  open: async (overrides) => {
    const config = configFrom(overrides);
    const app = createTasky({ config, storage: await openTaskyStorage(config) });
    return {
      host: config.HOST,
      port: config.PORT,
      listen: () => app.listen({ port: config.PORT, host: config.HOST }),
      welcome: () => [
        `Tasky at ${app.listeningOrigin}; Ctrl-C stops it.`,
        ...(config.DATABASE_URL === 'sqlite::memory:'
          ? ['Data is kept in memory only; use --database sqlite:<file> or postgres://… to keep it.']
          : []),
        ...(config.ADMIN_EMAIL === ''
          ? []
          : [`The first administrator is ${config.ADMIN_EMAIL}; ADMIN_PASSWORD sets the password.`]),
      ],
      close: () => app.close(),
    };
  },
  startTarget: startTaskyTarget,
};
