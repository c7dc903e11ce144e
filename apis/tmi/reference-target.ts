import { randomBytes } from 'node:crypto';
import type { Receiver } from '../../harness/model/receiver.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { testProvider } from '../../harness/personas/auth/test-provider.ts';
import { createPace } from '../../harness/transport/create-pace.ts';
import { startReceiver } from '../../harness/transport/start-receiver.ts';
import { createTmi } from '../../server/tmi/app.ts';
import { type Config, configFrom } from '../../server/tmi/config.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { accounts } from '../../suites/tmi/accounts.ts';
import { expiredToken } from '../expired-token.ts';
import type { ReferenceOptions } from '../reference-server.ts';
import { abilities } from './abilities.ts';
import { ownIdentityProvider } from './saml-identity-provider.ts';
import { webhookSettings } from './webhook-settings.ts';

export interface TmiTargetOptions extends ReferenceOptions {
  /** How the server is made; only who wants another than the usual one says it. */
  readonly create?: typeof createTmi;
}

/** Somebody whom the test provider says to be in a group. */
const member = { hint: 'member', group: 'security-team' };

/** Starts the reference server in this process, on a free port of the loopback interface, with faults enabled. */
export async function startTmiTarget(options: TmiTargetOptions): Promise<StartedTarget> {
  const receiver = await startReceiver();
  try {
    return await startFor(receiver, options);
  } catch (error) {
    await receiver.close();
    throw error;
  }
}

async function startFor(
  receiver: Receiver,
  { pace = createPace(), database, timeout, note, create = createTmi }: TmiTargetOptions,
): Promise<StartedTarget> {
  const faultSecret = randomBytes(24).toString('base64url');
  const saml = await ownIdentityProvider();
  const app = await startServer(receiver, database, create, {
    FAULT_SECRET: faultSecret,
    SAML_PROVIDERS: saml.setting,
    TEST_PROVIDER_GROUPS: `${member.hint}:${member.group}`,
  });
  const url = app.publicUrl();
  const auth = testProvider({
    url,
    timeout,
    accounts,
    pace,
    administrator: 'admin',
    member,
    note,
    expireToken: (token) => expiredToken(token, app.sessions.keys.signingKey().key),
  });
  return {
    target: {
      kind: 'reference',
      url,
      abilities,
      auth,
      pace,
      faultSecret,
      receiver,
      samlIdentityProvider: await saml.meet(url),
    },
    outlives: database !== undefined && !database.includes(':memory:'),
    close: async () => {
      try {
        // Accounts in a database of its own go with it.
        if (database !== undefined) await auth.close();
      } finally {
        // First, so that the server waits for no answer of it.
        await receiver.close();
        await app.close();
      }
    },
  };
}

async function startServer(
  receiver: Receiver,
  database: string | undefined,
  create: typeof createTmi,
  settings: Partial<Config>,
) {
  const webhooks = await webhookSettings(receiver);
  try {
    const config = configOf({ ...settings, ...webhooks.settings }, database);
    const app = create({ config, storage: await openTmiStorage(config) });
    await app.listen({ port: 0, host: config.HOST });
    return app;
  } finally {
    await webhooks.forget();
  }
}

/** Nothing of the environment: a run against the reference server is the same wherever it runs. */
function configOf(settings: Partial<Config>, database: string | undefined): Config {
  const chosen = database === undefined ? {} : { DATABASE_URL: database };
  return configFrom({ PORT: 0, LOG_LEVEL: 'silent', ...settings, ...chosen }, {});
}
