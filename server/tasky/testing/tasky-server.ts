import { type Call, caller } from '../../testing/call.ts';
import { createTasky } from '../app.ts';
import { type Config, configFrom } from '../config.ts';
import { openTaskyStorage } from '../storage/open.ts';

/** A server on a real socket, and a way to talk to it. */
export interface TaskyServer {
  readonly url: string;
  readonly call: Call<Session>;
  /** Registers somebody: a member. */
  readonly register: (name: string) => Promise<Session>;
  /** The first administrator. */
  readonly administrator: () => Promise<Session>;
  readonly close: () => Promise<void>;
}

export interface Session {
  readonly token: string;
  readonly user: { readonly _id: string };
}

export const FAULT_SECRET = 'the fault secret of the tests';

/** Nobody is limited, unless the settings say so. */
export async function startTasky(overrides: Partial<Config> = {}): Promise<TaskyServer> {
  const config = configFrom(
    {
      PORT: 0,
      LOG_LEVEL: 'silent',
      FAULT_SECRET,
      PASSWORD_ROUNDS: 1,
      UNLIMITED_ADDRESSES: '127.0.0.1',
      ...overrides,
    },
    {},
  );
  const app = createTasky({ config, storage: await openTaskyStorage(config) });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const call = caller<Session>(url, ({ token }) => token);
  const enter = async (path: string, body: object): Promise<Session> =>
    (await call('POST', path, { body })).body.data;
  return {
    url,
    call,
    register: (name) =>
      enter('/api/auth/register', { name, email: `${name}@example.com`, password: 'correct horse' }),
    administrator: () =>
      enter('/api/auth/login', { email: config.ADMIN_EMAIL, password: config.ADMIN_PASSWORD }),
    close: () => app.close(),
  };
}
