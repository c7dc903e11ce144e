import { randomBytes } from 'node:crypto';
import { noLimits } from '../../harness/model/budget.ts';
import type { Receiver } from '../../harness/model/receiver.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { createPace } from '../../harness/transport/create-pace.ts';
import { politeSender } from '../../harness/transport/polite-sender.ts';
import { createSender } from '../../harness/transport/send.ts';
import { startReceiver } from '../../harness/transport/start-receiver.ts';
import { createNotap } from '../../server/notap/app.ts';
import { type Config, configFrom } from '../../server/notap/config.ts';
import { managementTokens } from '../../server/notap/credentials/management-tokens.ts';
import { openNotapStorage } from '../../server/notap/storage/open.ts';
import { authorityFile } from '../authority-file.ts';
import { expiredToken } from '../expired-token.ts';
import type { ReferenceOptions } from '../reference-server.ts';
import { abilities } from './abilities.ts';
import { people } from './people.ts';

export interface NotapTargetOptions extends ReferenceOptions {
  /** How the server is made; only who wants another than the usual one says it. */
  readonly create?: typeof createNotap;
}

/**
 * Starts the reference server in this process, on a free port of the loopback interface, with faults enabled. The limits
 * are the documented ones. They do not apply to the address of the run, but to those that stories give themselves.
 */
export async function startNotapTarget(options: NotapTargetOptions): Promise<StartedTarget> {
  const receiver = await startReceiver();
  try {
    return await startFor(receiver, options);
  } catch (error) {
    await receiver.close();
    throw error;
  }
}

async function startFor(receiver: Receiver, options: NotapTargetOptions): Promise<StartedTarget> {
  const { pace = createPace(), database, timeout, note, create = createNotap } = options;
  const secretOf = (bytes: number) => randomBytes(bytes).toString('hex');
  const [faultSecret, secret, adminKey] = [secretOf(24), secretOf(48), secretOf(24)];
  const pspKey = `psp_test_assay_${secretOf(16)}`;
  const authority = await authorityFile(receiver);
  // Nothing of the environment: a run against the reference server is the same wherever it runs.
  const config = configFrom(
    {
      PORT: 0,
      LOG_LEVEL: 'silent',
      FAULT_SECRET: faultSecret,
      SECRET: secret,
      ADMIN_KEYS: adminKey,
      PSP_KEYS: pspKey,
      // A run logs in often, and nobody guesses its passwords.
      PASSWORD_MEMORY_KIB: 8,
      DATABASE_TIMEOUT_MS: 1000,
      // The run works in the same process, and can keep it busy for longer than clients wait.
      MAX_EVENT_LOOP_DELAY_MS: 0,
      TRUST_PROXY: true,
      UNLIMITED_ADDRESSES: '127.0.0.1',
      // This address and no other: everything else of the loopback interface stays refused.
      WEBHOOK_ALLOWED_ADDRESSES: '127.0.0.1',
      WEBHOOK_CA_FILE: authority.file,
      WEBHOOK_POLL_MS: 50,
      WEBHOOK_TIMEOUT_MS: 1500,
      WEBHOOK_RETRY_MS: 300,
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    },
    {},
  );
  const { app, storage, url } = await listening(config, create).finally(authority.forget);
  const sender = politeSender(createSender(url, { timeout }), pace, { budget: noLimits });
  const { db } = storage;
  const auth = people({
    send: sender.send,
    note,
    operator: {
      ...{ adminKey, pspKey },
      expireToken: (token) => expiredToken(token, new TextEncoder().encode(secret)),
      expireKey: async (id) => {
        await db.updateTable('api_keys').set({ expires_at: 1 }).where('id', '=', id).execute();
      },
      managementToken: (uuid, seconds) => managementTokens(secret, seconds, Date.now).sign(uuid).token,
      deleteAccount: async (id) => {
        await db.deleteFrom('api_keys').where('developer_id', '=', id).execute();
        await db.deleteFrom('webhooks').where('developer_id', '=', id).execute();
        await db.deleteFrom('developers').where('id', '=', id).execute();
      },
    },
  });
  return {
    target: { kind: 'reference', url, abilities, auth, pace, faultSecret, receiver },
    outlives: database !== undefined && !database.includes(':memory:'),
    close: async () => {
      try {
        // Accounts in a database of its own go with it.
        if (database !== undefined) await auth.close();
      } finally {
        sender.close();
        // First, so that the server waits for no answer of it.
        await receiver.close();
        await app.close();
      }
    },
  };
}

async function listening(config: Config, create: typeof createNotap) {
  const storage = await openNotapStorage(config);
  const app = create({ config, storage });
  return { app, storage, url: await app.listen({ port: 0, host: config.HOST }) };
}
