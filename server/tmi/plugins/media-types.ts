import formbody from '@fastify/formbody';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import Negotiator from 'negotiator';
import { parseJson } from '../../json-body.ts';
import { type ApiError, fail } from '../errors/api-error.ts';
import { json } from '../routing/operation.ts';

/** Checks what an operation consumes and produces, and parses bodies. */
export const mediaTypes = fp(
  async (app) => {
    app.removeAllContentTypeParsers();
    await app.register(formbody);
    parseJson(
      app,
      ['application/json', 'application/json-patch+json', 'application/merge-patch+json'],
      consumesSomething,
    );
    // Reached only by bodies that nobody looks at: a body of the wrong type was refused before.
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined));
    app.addHook('onRequest', (request, _reply, done) => done(problemWith(request)));
  },
  { name: 'media-types', dependencies: ['errors', 'sessions'] },
);

function consumesSomething({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.policy?.consumes !== undefined;
}

function problemWith(request: FastifyRequest): ApiError | undefined {
  if (!isAcceptable(request)) return fail('not_acceptable');
  return isReadable(request) ? undefined : fail('unsupported_media_type');
}

function isAcceptable(request: FastifyRequest): boolean {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*') return true;
  const { policy } = request.routeOptions.config;
  const produced = policy?.produces ?? json;
  if (produced === json && accept === 'application/json') return true;
  if (!policy || produced.length === 0) return true;
  return new Negotiator(request.raw).mediaTypes([...produced]).length > 0;
}

function isReadable(request: FastifyRequest): boolean {
  const { headers, routeOptions } = request;
  const consumed = routeOptions.config.policy?.consumes;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!consumed || !hasBody) return true;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return consumed.includes(type);
}
