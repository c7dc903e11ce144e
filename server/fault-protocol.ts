import { createHash, timingSafeEqual } from 'node:crypto';
import fp from 'fastify-plugin';

/** What a request may ask to go wrong. */
const faults = [
  'storage-error:before',
  'storage-error:after',
  'storage-lost',
  'rate-limited',
  'timeout',
  'unavailable',
] as const;
export type Fault = (typeof faults)[number];

declare module 'fastify' {
  interface FastifyRequest {
    /** What goes wrong with this request, for somebody who may say so. */
    fault: Fault | null;
    /** Whether it proved that it may say so. */
    knowsFaultSecret: boolean;
  }
}

/**
 * Adds `request.fault`: `x-assay-fault` of a request that proves with `x-assay-fault-secret` that it may have one.
 * Without a secret to prove it with, and with a wrong one, the header means nothing.
 */
export const faultProtocol = fp<{ readonly secret: string }>(
  async (app, { secret }) => {
    app.decorateRequest('fault', null);
    app.decorateRequest('knowsFaultSecret', false);
    if (secret === '') return;
    const expected = digest(secret);
    app.addHook('onRequest', (request, _reply, done) => {
      const told = request.headers['x-assay-fault-secret'];
      request.knowsFaultSecret = typeof told === 'string' && timingSafeEqual(digest(told), expected);
      if (request.knowsFaultSecret)
        request.fault = faults.find((fault) => fault === request.headers['x-assay-fault']) ?? null;
      done();
    });
  },
  { name: 'fault-protocol' },
);

/** Of equal length, whatever was sent, so that the comparison can take equally long. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
