import { type Call, caller } from '../../testing/call.ts';
import { createUsers } from '../app.ts';
import { type Config, configFrom } from '../config.ts';
import { openUsersStorage } from '../storage/open.ts';
import type { Storage } from '../storage/tables.ts';

/** A server on a real socket, and a way to talk to it. */
export interface UsersUnderTest {
  /** Brings a CSRF token. */
  readonly call: Call<Session>;
  readonly storage: Storage;
  /** Turns its clock. */
  readonly wait: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

export interface Session {
  readonly userId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export const FAULT_SECRET = 'the fault secret of the tests';
const csrf = { cookie: 'csrf_token=of-the-tests', 'x-csrf-token': 'of-the-tests' };

/** Nobody is limited, unless the settings say so. */
export async function startUsers(overrides: Partial<Config> = {}): Promise<UsersUnderTest> {
  const config = configFrom(
    {
      PORT: 0,
      LOG_LEVEL: 'silent',
      FAULT_SECRET,
      PASSWORD_MEMORY_KIB: 8,
      UNLIMITED_ADDRESSES: '127.0.0.1',
      ...overrides,
    },
    {},
  );
  const storage = await openUsersStorage(config);
  let later = 0;
  const app = createUsers({ config, storage, clock: () => Date.now() + later });
  const call = caller<Session>(
    await app.listen({ port: 0, host: '127.0.0.1' }),
    ({ accessToken }) => accessToken,
  );
  return {
    call: (method, path, options = {}) =>
      call(method, path, { ...options, headers: { ...csrf, ...options.headers } }),
    storage,
    wait: (seconds) => {
      later += seconds * 1000;
    },
    close: () => app.close(),
  };
}
