import { createNotap } from '../../server/notap/app.ts';
import { configFrom } from '../../server/notap/config.ts';
import { settings } from '../../server/notap/settings.ts';
import { openNotapStorage } from '../../server/notap/storage/open.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { startNotapTarget } from './reference-target.ts';

/** The reference server of NoTap, for the command line. */
export const notapServer: ReferenceServer = {
  settings,
  open: async (overrides) => {
    const config = configFrom(overrides);
    const app = createNotap({ config, storage: await openNotapStorage(config) });
    return {
      host: config.HOST,
      port: config.PORT,
      listen: () => app.listen({ port: config.PORT, host: config.HOST }),
      welcome: () => [
        `NoTap at ${app.listeningOrigin}; Ctrl-C stops it.`,
        ...(config.DATABASE_URL === 'sqlite::memory:'
          ? ['Data is kept in memory only; use --database sqlite:<file> or postgres://… to keep it.']
          : []),
        ...(config.ADMIN_KEYS === '' ? [] : ['ADMIN_KEYS has the keys of administrators.']),
      ],
      close: () => app.close(),
    };
  },
  startTarget: startNotapTarget,
};
