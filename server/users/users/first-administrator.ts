import fp from 'fastify-plugin';
import type { UsersServer } from '../routing/call.ts';
import { findByEmail, giveRoleNamed, insertUser } from './repository.ts';

/** Creates the account of the first administrator, who can give others the role: nobody else could. */
export const firstAdministrator = fp<{ readonly server: UsersServer }>(
  async (app, { server }) => {
    const { storage, passwords, config } = server;
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = config;
    if (email === '') return;
    app.addHook('onReady', async () => {
      if (await findByEmail(storage.db, email)) return;
      const password_hash = await passwords.hash(password);
      await storage.db.transaction().execute(async (db) => {
        const username = config.ADMIN_USERNAME;
        const account = { username, email, display_name: 'Administrator', password_hash };
        const user = await insertUser(db, server, { ...account, is_verified: 1 });
        if (user) await giveRoleNamed(db, user.id, 'admin');
        else app.log.error('there is no first administrator: another account has the name of ADMIN_USERNAME');
      });
    });
  },
  { name: 'first-administrator' },
);
