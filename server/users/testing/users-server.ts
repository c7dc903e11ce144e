import { type Call, caller } from '../../testing/call.ts';
import { createUsers } from '../app.ts';
import { type Config, configFrom } from '../config.ts';
import { openUsersStorage } from '../storage/open.ts';
import type { Storage } from '../storage/tables.ts';

/** A server on a real socket, and a way to talk to it. */
export interface UsersUnderTest {
  readonly url: string;
  /** Brings a CSRF token. */
  readonly call: Call<Session>;
  readonly storage: Storage;
  /** The tokens that were mailed to an address, the latest first. */
  readonly mailedTo: (address: string) => Promise<readonly string[]>;
  /** Registers somebody, verified, whose e-mail address and password are made of the name. */
  readonly register: (name: string) => Promise<string>;
  readonly logIn: (name: string) => Promise<Session>;
  /** The time of its clock, in milliseconds since 1970. */
  readonly now: () => number;
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
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const call = caller<Session>(url, ({ accessToken }) => accessToken);
  const guarded: Call<Session> = (method, path, options = {}) =>
    call(method, path, { ...options, headers: { ...csrf, ...options.headers } });
  const mailedTo = async (address: string): Promise<readonly string[]> => {
    const headers = { 'x-assay-fault-secret': FAULT_SECRET };
    const { body } = await call('GET', `/assay/outbox?to=${address}`, { headers });
    return body.map(({ token }: { readonly token: string }) => token);
  };
  return {
    ...{ url, call: guarded, storage, mailedTo },
    register: async (name) => {
      const { body } = await guarded('POST', '/api/v1/auth/sign-up', { body: accountNamed(name) });
      const [token] = await mailedTo(`${name}@example.com`);
      await guarded('GET', `/api/v1/auth/verify-email?token=${token}`);
      return body.data.userId;
    },
    logIn: async (name) => {
      const { body } = await guarded('POST', '/api/v1/auth/login', { body: credentialsOf(name) });
      return body.data;
    },
    now: () => Date.now() + later,
    wait: (seconds) => {
      later += seconds * 1000;
    },
    close: () => app.close(),
  };
}

/** A body that registers somebody. */
export function accountNamed(name: string) {
  const { password } = credentialsOf(name);
  return { username: name, email: `${name}@example.com`, displayName: name, password };
}

export function credentialsOf(name: string) {
  return { emailOrUsername: name, password: `the password of ${name}` };
}
