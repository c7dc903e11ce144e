import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type Counted, counter, secondsLeft } from '../../limits/rate-limiter.ts';
import { repeat } from '../../repeat.ts';
import { bearerInHeaders } from '../credentials/bearer.ts';
import { digestOf } from '../credentials/random-texts.ts';
import { fail } from '../errors/notap-error.ts';
import type { Credential } from '../routing/authz.ts';
import type { NotapServer } from '../routing/call.ts';
import { type Bounds, boundsNow, configured, type LimitName, limitNames } from './bounds.ts';

/** How often an instance looks whether an administrator has set another limit. */
const REFRESH_MS = 1000;

type Count = ReturnType<typeof counter>;

interface Limiter {
  readonly bounds: Bounds;
  readonly count: Count;
}

/** Counts every request to a limited operation before anything else is done for it, whatever comes of it. */
export const limits = fp<{ readonly server: NotapServer }>(
  async (app, { server }) => {
    const { config, storage, clock } = server;
    const unlimited = config.UNLIMITED_ADDRESSES.split(',').map((address) => address.trim());
    const limiters = new Map<LimitName, Limiter>();
    const limit = (name: LimitName, bounds: Bounds): void => {
      const known = limiters.get(name)?.bounds;
      if (known?.max === bounds.max && known.seconds === bounds.seconds) return;
      limiters.set(name, { bounds, count: counterOf(app, name, bounds, unlimited) });
    };
    for (const name of limitNames) limit(name, configured[name](config));
    const refresh = async (): Promise<void> => {
      const now = await boundsNow(storage.db, config);
      for (const name of limitNames) limit(name, now[name]);
    };
    app.addHook('onReady', refresh);
    repeat(app, REFRESH_MS, refresh);
    app.addHook('onRequest', async (request, reply) => {
      const { limit: name } = request.routeOptions.config?.notap ?? {};
      const counted = name && (await limiters.get(name)?.count(request));
      if (!counted) return;
      const headers = headersOf(counted, clock());
      reply.headers(headers);
      if (!counted.isExceeded) return;
      const seconds = secondsLeft(counted);
      throw fail('rate_limited', {
        rest: { retry_after: seconds },
        headers: { 'retry-after': String(seconds) },
      });
    });
  },
  { name: 'limits', dependencies: ['rate-limiter'] },
);

/** A changed limit is another one: its counters begin anew. */
function counterOf(
  app: FastifyInstance,
  name: LimitName,
  { max, seconds }: Bounds,
  unlimited: readonly string[],
): Count {
  const keyOf = (request: FastifyRequest) => (unlimited.includes(request.ip) ? request.ip : whoseOf(request));
  return counter(app, { name: `${name} ${max} ${seconds}`, max, seconds, keyOf, except: unlimited });
}

/**
 * A limit is that of the credential that the operation takes, or of an address where there is none: nobody gets another limit
 * by a credential that nobody looks at. What is kept of a credential is its digest.
 */
function whoseOf({ headers, ip, routeOptions }: FastifyRequest): string {
  const { credential } = routeOptions.config?.notap ?? {};
  const sent = credential && sentAs[credential](headers);
  return typeof sent === 'string' && sent !== '' ? digestOf(sent) : ip;
}

const sentAs: Readonly<Record<Credential, (headers: FastifyRequest['headers']) => unknown>> = {
  apiKey: (headers) => headers['x-api-key'],
  adminKey: (headers) => headers['x-admin-api-key'],
  pspKey: bearerInHeaders,
  developerToken: bearerInHeaders,
  managementToken: bearerInHeaders,
};

/** The reset is in seconds since 1970. */
function headersOf(counted: Counted, now: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(counted.limit),
    'x-ratelimit-remaining': String(counted.remaining),
    'x-ratelimit-reset': String(Math.ceil(now / 1000) + secondsLeft(counted)),
  };
}
