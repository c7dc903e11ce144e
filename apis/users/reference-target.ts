import { randomBytes } from 'node:crypto';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { givenTokens } from '../../harness/personas/auth/given-tokens.ts';
import { createPace } from '../../harness/transport/create-pace.ts';
import { createUsers } from '../../server/users/app.ts';
import { configFrom } from '../../server/users/config.ts';
import { openUsersStorage } from '../../server/users/storage/open.ts';
import type { ReferenceOptions } from '../reference-server.ts';
import { abilities } from './abilities.ts';

/**
 * Starts the reference server in this process, on a free port of the loopback interface, with faults enabled. The limit
 * is the documented one. It does not apply to the address of the run, but to those that stories give themselves.
 */
export async function startUsersTarget({
  pace = createPace(),
  database,
}: ReferenceOptions): Promise<StartedTarget> {
  const faultSecret = randomBytes(24).toString('base64url');
  // Nothing of the environment: a run against the reference server is the same wherever it runs.
  const config = configFrom(
    {
      PORT: 0,
      LOG_LEVEL: 'silent',
      FAULT_SECRET: faultSecret,
      TRUST_PROXY: true,
      UNLIMITED_ADDRESSES: '127.0.0.1',
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    },
    {},
  );
  const storage = await openUsersStorage(config);
  const app = createUsers({ config, storage });
  const url = await app.listen({ port: 0, host: config.HOST });
  const auth = givenTokens({ name: 'registration', tokens: new Map() });
  return {
    target: { kind: 'reference', url, abilities, auth, pace, faultSecret },
    outlives: database !== undefined && !database.includes(':memory:'),
    close: () => app.close(),
  };
}
