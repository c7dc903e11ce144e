import type { FastifyInstance } from 'fastify';
import { createTmi } from '../app.ts';
import { type Config, configFrom } from '../config.ts';
import { openTmiStorage } from '../storage/open.ts';

/** A server on a real socket, and a way to talk to it. */
export interface TmiServer {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly call: Call;
  /** Logs somebody in with the test provider. */
  readonly login: (hint: string) => Promise<Session>;
  readonly close: () => Promise<void>;
}

export interface Session {
  readonly access_token: string;
  readonly refresh_token: string;
}

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

interface CallOptions {
  readonly as?: Session | string | undefined;
  /** Sent as JSON, unless it is text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
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
  const call = caller(url);
  return { call, login: (hint) => login(call, hint) };
}

/** Calls a server at this address. */
function caller(url: string): Call {
  return async (method, path, { as, body, headers = {} } = {}) => {
    const token = typeof as === 'object' ? as.access_token : as;
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
}

async function login(call: Call, hint: string): Promise<Session> {
  const begun = await call('GET', `/oauth2/authorize?scope=openid&login_hint=${hint}`);
  const { pathname, search } = new URL(begun.headers.get('location') ?? '');
  const { body } = await call('GET', pathname + search);
  return body;
}
