import { createTmi } from '../../server/tmi/app.ts';
import { configFrom } from '../../server/tmi/config.ts';
import { settings } from '../../server/tmi/settings.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { startTmiTarget } from './reference-target.ts';

/** The reference server of TMI, for the command line. */
export const tmiServer: ReferenceServer = {
  settings,
  open: async (overrides) => {
    const config = configFrom(overrides);
    const app = createTmi({ config, storage: await openTmiStorage(config) });
    return {
      host: config.HOST,
      port: config.PORT,
      listen: () => app.listen({ port: config.PORT, host: config.HOST }),
      welcome: () => {
        const url = app.publicUrl();
        const login = `curl -sL '${url}/oauth2/authorize?scope=openid&login_hint=alice'`;
        return [
          `TMI at ${url}; Ctrl-C stops it.`,
          ...(config.DATABASE_URL === 'sqlite::memory:'
            ? ['Data is kept in memory only; use --database sqlite:<file> or postgres://… to keep it.']
            : []),
          ...(config.TEST_PROVIDER ? [`Anybody can log in as any user: ${login}`] : []),
        ];
      },
      close: () => app.close(),
    };
  },
  startTarget: startTmiTarget,
};
