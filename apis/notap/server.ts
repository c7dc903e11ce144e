import { createNotap } from '../../server/notap/app.ts';
import { configFrom } from '../../server/notap/config.ts';
import { settings } from '../../server/notap/settings.ts';
import { openNotapStorage } from '../../server/notap/storage/open.ts';
import { openServer } from '../open-server.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { startNotapTarget } from './reference-target.ts';

/** The reference server of NoTap, for the command line. */
export const notapServer: ReferenceServer = {
  settings,
  open: async (overrides) => {
    const config = configFrom(overrides);
    const app = createNotap({ config, storage: await openNotapStorage(config) });
    const notes = config.ADMIN_KEYS === '' ? [] : ['ADMIN_KEYS has the keys of administrators.'];
    return openServer('NoTap', app, config, notes);
  },
  startTarget: startNotapTarget,
};
