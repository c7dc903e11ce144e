import type { FastifyInstance } from 'fastify';
import { type Call, caller } from '../../testing/call.ts';
import { createTmi } from '../app.ts';
import { type Config, configFrom } from '../config.ts';
import { openTmiStorage } from '../storage/open.ts';

export type { Answer } from '../../testing/call.ts';

/** A server on a real socket, and a way to talk to it. */
export interface TmiServer {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly call: Call<Session>;
  /** Logs somebody in with the test provider. */
  readonly login: (hint: string) => Promise<Session>;
  readonly close: () => Promise<void>;
}

export interface Session {
  readonly access_token: string;
  readonly refresh_token: string;
}

export const FAULT_SECRET = 'the fault secret of the tests';

export async function startTmi(overrides: Partial<Config> = {}): Promise<TmiServer> {
  const config = configFrom({ PORT: 0, LOG_LEVEL: 'silent', FAULT_SECRET, ...overrides }, {});
  const app = createTmi({ config, storage: await openTmiStorage(config) });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, url, ...connectTo(url), close: () => app.close() };
}

/** A way to talk to a server that runs elsewhere. */
export function connectTo(url: string): Pick<TmiServer, 'call' | 'login'> {
  const call = caller<Session>(url, ({ access_token }) => access_token);
  return { call, login: (hint) => login(call, hint) };
}

async function login(call: Call<Session>, hint: string): Promise<Session> {
  const begun = await call('GET', `/oauth2/authorize?scope=openid&login_hint=${hint}`);
  const { pathname, search } = new URL(begun.headers.get('location') ?? '');
  const { body } = await call('GET', pathname + search);
  return body;
}
