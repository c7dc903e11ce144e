import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { importPKCS8 } from 'jose';
import { AuthError } from '../../harness/model/auth-error.ts';
import { noLimits } from '../../harness/model/budget.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { createPace } from '../../harness/transport/create-pace.ts';
import { politeSender } from '../../harness/transport/polite-sender.ts';
import { createSender } from '../../harness/transport/send.ts';
import { createUsers } from '../../server/users/app.ts';
import { configFrom } from '../../server/users/config.ts';
import { type LocalProviders, localProviders } from '../../server/users/providers/testing/local-providers.ts';
import { openUsersStorage } from '../../server/users/storage/open.ts';
import { expiredToken } from '../expired-token.ts';
import type { ReferenceOptions } from '../reference-server.ts';
import { abilities } from './abilities.ts';
import { outboxOf } from './outbox.ts';
import { people } from './people.ts';

export interface UsersTargetOptions extends ReferenceOptions {
  /** How the server is made; only who wants another than the usual one says it. */
  readonly create?: typeof createUsers;
}

/**
 * Starts the reference server in this process, on a free port of the loopback interface, with faults enabled. The limit
 * is the documented one. It does not apply to the address of the run, but to those that stories give themselves.
 */
export async function startUsersTarget(options: UsersTargetOptions): Promise<StartedTarget> {
  const providers = await localProviders();
  try {
    return await startFor(providers, options);
  } catch (error) {
    await providers.close();
    throw error;
  }
}

async function startFor(providers: LocalProviders, options: UsersTargetOptions): Promise<StartedTarget> {
  const { pace = createPace(), database, timeout, note, create = createUsers } = options;
  const faultSecret = randomBytes(24).toString('base64url');
  const accessTokenKey = newKey();
  const id = randomBytes(4).toString('hex');
  const administrator = {
    email: `admin-${id}@example.com`,
    password: randomBytes(12).toString('base64url'),
  };
  // Nothing of the environment: a run against the reference server is the same wherever it runs.
  const config = configFrom(
    {
      PORT: 0,
      LOG_LEVEL: 'silent',
      FAULT_SECRET: faultSecret,
      ACCESS_TOKEN_KEY: accessTokenKey,
      REFRESH_TOKEN_KEY: newKey(),
      ADMIN_EMAIL: administrator.email,
      ADMIN_USERNAME: `admin-${id}`,
      ADMIN_PASSWORD: administrator.password,
      // A run logs in often, and nobody guesses its passwords.
      PASSWORD_MEMORY_KIB: 64,
      TRUST_PROXY: true,
      UNLIMITED_ADDRESSES: '127.0.0.1',
      ...providers.settings,
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    },
    {},
  );
  const storage = await openUsersStorage(config);
  const app = create({ config, storage });
  const url = await app.listen({ port: 0, host: config.HOST });
  providers.open(url);
  const sender = politeSender(createSender(url, { timeout }), pace, { budget: noLimits });
  const outbox = outboxOf(sender.send, faultSecret);
  const auth = people({
    ...{ url, send: sender.send, administrator, note },
    verificationToken: async (email) => {
      const [token] = await outbox.mailedTo(email);
      if (token === undefined) throw new AuthError(`nothing was mailed to ${email}`);
      return token;
    },
    expireToken: async (token) => expiredToken(token, await importPKCS8(accessTokenKey, 'RS256')),
  });
  return {
    target: { kind: 'reference', url, abilities, auth, pace, faultSecret, outbox, oauthProviders: providers },
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
        await providers.close();
      }
    },
  };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
