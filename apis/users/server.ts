import { createUsers } from '../../server/users/app.ts';
import { configFrom } from '../../server/users/config.ts';
import { settings } from '../../server/users/settings.ts';
import { openUsersStorage } from '../../server/users/storage/open.ts';
import { openServer } from '../open-server.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { startUsersTarget } from './reference-target.ts';

/** The reference server of the user-management API, for the command line. */
export const usersServer: ReferenceServer = {
  settings,
  open: async (overrides) => {
    const config = configFrom(overrides);
    const app = createUsers({ config, storage: await openUsersStorage(config) });
    const notes =
      config.ADMIN_EMAIL === ''
        ? []
        : [`The first administrator is ${config.ADMIN_EMAIL}; ADMIN_PASSWORD sets the password.`];
    return openServer('User management', app, config, notes);
  },
  startTarget: startUsersTarget,
};
