import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import { deleteExpiredLogins } from './repository.ts';

const CLEANING_MS = 60_000;

/** Forgets logins, codes and sessions whose time is over. */
export const loginCleaning = fp(
  async (app) => {
    repeat(app, CLEANING_MS, () => deleteExpiredLogins(app.storage.db));
  },
  { name: 'login-cleaning', dependencies: ['storage'] },
);
