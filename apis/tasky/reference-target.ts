import { randomBytes } from 'node:crypto';
import { noLimits } from '../../harness/model/budget.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { createPace } from '../../harness/transport/create-pace.ts';
import { politeSender } from '../../harness/transport/polite-sender.ts';
import { createSender } from '../../harness/transport/send.ts';
import { createTasky } from '../../server/tasky/app.ts';
import { configFrom } from '../../server/tasky/config.ts';
import { openTaskyStorage } from '../../server/tasky/storage/open.ts';
import { expiredToken } from '../expired-token.ts';
import type { ReferenceOptions } from '../reference-server.ts';
import { abilities } from './abilities.ts';
import { people } from './people.ts';

export interface TaskyTargetOptions extends ReferenceOptions {
  /** How the server is made; only who wants another than the usual one says it. */
  readonly create?: typeof createTasky;
}

/**
 * Starts the reference server in this process, on a free port of the loopback interface, with faults enabled. The limits
 * are the documented ones. They do not apply to the address of the run, but to those that stories give themselves.
 */
export async function startTaskyTarget(options: TaskyTargetOptions): Promise<StartedTarget> {
  const { pace = createPace(), database, timeout, note, create = createTasky } = options;
  const faultSecret = randomBytes(24).toString('base64url');
  const secret = randomBytes(48).toString('base64url');
  const administrator = {
    email: `admin-${randomBytes(4).toString('hex')}@example.com`,
    password: randomBytes(12).toString('base64url'),
  };
  // Nothing of the environment: a run against the reference server is the same wherever it runs.
  const config = configFrom(
    {
      PORT: 0,
      LOG_LEVEL: 'silent',
      FAULT_SECRET: faultSecret,
      SECRET: secret,
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      // A run logs in often, and nobody guesses its passwords.
      PASSWORD_ROUNDS: 1,
      TRUST_PROXY: true,
      UNLIMITED_ADDRESSES: '127.0.0.1',
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    },
    {},
  );
  const storage = await openTaskyStorage(config);
  const app = create({ config, storage });
  const url = await app.listen({ port: 0, host: config.HOST });
  const sender = politeSender(createSender(url, { timeout }), pace, { budget: noLimits });
  const deleteAccount = async (id: string): Promise<void> => {
    await storage.db.deleteFrom('users').where('id', '=', id).execute();
  };
  const auth = people({
    send: sender.send,
    administrator,
    expireToken: (token) => expiredToken(token, new TextEncoder().encode(secret)),
    deleteAccount,
    note,
  });
  return {
    target: { kind: 'reference', url, abilities, auth, pace, faultSecret },
    outlives: database !== undefined && !database.includes(':memory:'),
    close: async () => {
      try {
        // Accounts in a database of its own go with it.
        if (database !== undefined) {
          await auth.close();
          await storage.db.deleteFrom('users').where('email', '=', administrator.email).execute();
        }
      } finally {
        sender.close();
        await app.close();
      }
    },
  };
}
