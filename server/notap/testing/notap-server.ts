import { randomUUID } from 'node:crypto';
import { type Call, caller } from '../../testing/call.ts';
import { createNotap } from '../app.ts';
import { type Config, configFrom } from '../config.ts';
import { openNotapStorage } from '../storage/open.ts';

/** A server on a real socket, and a way to talk to it. */
export interface NotapUnderTest {
  readonly call: Call<Session>;
  /** Registers a developer, who makes a key with all permissions. */
  readonly developer: () => Promise<Session>;
  /** Turns its clock. */
  readonly wait: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

export interface Session {
  readonly token: string;
  /** What requests with the key need. */
  readonly key: { readonly 'x-api-key': string };
}

export const FAULT_SECRET = 'the fault secret of the tests';
export const PSP_KEY = 'psp_test_acme_0123456789abcdef';
export const administrator = { 'x-admin-api-key': 'the-admin-key-of-the-tests' } as const;

const digest = (character: string): string => character.repeat(64);
export const factors = { PIN: digest('a'), PATTERN: digest('b'), EMOJI: digest('c') } as const;

/** A new user, as somebody enrolls them. */
export function newUser(more: object = {}) {
  return { user_uuid: randomUUID(), factors, device_id: 'device-1', ...more };
}

/** Nobody is limited, unless the settings say so. */
export async function startNotap(overrides: Partial<Config> = {}): Promise<NotapUnderTest> {
  const config = configFrom(
    {
      PORT: 0,
      LOG_LEVEL: 'silent',
      FAULT_SECRET,
      ADMIN_KEYS: administrator['x-admin-api-key'],
      PSP_KEYS: PSP_KEY,
      PASSWORD_MEMORY_KIB: 8,
      UNLIMITED_ADDRESSES: '127.0.0.1',
      MAX_EVENT_LOOP_DELAY_MS: 0,
      ...overrides,
    },
    {},
  );
  let later = 0;
  const storage = await openNotapStorage(config);
  const app = createNotap({ config, storage, clock: () => Date.now() + later });
  const call = caller<Session>(await app.listen({ port: 0, host: '127.0.0.1' }), ({ token }) => token);
  return {
    call,
    developer: async () => {
      const account = { email: `${randomUUID()}@example.com`, password: 'correct horse', fullName: 'Ada' };
      const { token } = (await call('POST', '/v1/auth/developer/register', { body: account })).body;
      const made = await call('POST', '/v1/developer/keys', { as: token, body: { name: 'Tests' } });
      return { token, key: { 'x-api-key': made.body.key.key } };
    },
    wait: (seconds) => {
      later += seconds * 1000;
    },
    close: () => app.close(),
  };
}
