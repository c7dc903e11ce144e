import { createTasky } from '../../server/tasky/app.ts';
import { configFrom } from '../../server/tasky/config.ts';
import { settings } from '../../server/tasky/settings.ts';
import { openTaskyStorage } from '../../server/tasky/storage/open.ts';
import { openServer } from '../open-server.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { startTaskyTarget } from './reference-target.ts';

/** The reference server of Tasky, for the command line. */
export const taskyServer: ReferenceServer = {
  settings,
  open: async (overrides) => {
    const config = configFrom(overrides);
    const app = createTasky({ config, storage: await openTaskyStorage(config) });
    const notes =
      config.ADMIN_EMAIL === ''
        ? []
        : [`The first administrator is ${config.ADMIN_EMAIL}; ADMIN_PASSWORD sets the password.`];
    return openServer('Tasky', app, config, notes);
  },
  startTarget: startTaskyTarget,
};
