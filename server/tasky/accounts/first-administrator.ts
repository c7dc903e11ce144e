import fp from 'fastify-plugin';
import type { TaskyServer } from '../routing/call.ts';
import { newStored } from '../storage/stored.ts';
import { emailKept, findUserByEmail, insertUser } from './repository.ts';

/** Creates the account of the first administrator, who can make others: nobody else could. */
export const firstAdministrator = fp<{ readonly server: TaskyServer }>(
  async (app, { server: { config, storage, passwords } }) => {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = config;
    if (email === '') return;
    app.addHook('onReady', async () => {
      if (await findUserByEmail(storage.db, email)) return;
      await insertUser(storage.db, {
        ...newStored(),
        name: 'Administrator',
        email: emailKept(email),
        password: await passwords.hash(password),
        role: 'admin',
      });
    });
  },
  { name: 'first-administrator' },
);
