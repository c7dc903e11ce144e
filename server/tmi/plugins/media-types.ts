import formbody from '@fastify/formbody';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import Negotiator from 'negotiator';
import { parseJson } from '../../json-body.ts';
import { fail } from '../errors/api-error.ts';
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
    app.addHook('onRequest', async (request) => {
      if (!isAcceptable(request)) throw fail('not_acceptable');
      if (!isReadable(request)) throw fail('unsupported_media_type');
    });
    app.addHook('preValidation', async (request) => {
      // An optional body that was left out; JSON Schema knows null, but not the lack of everything.
      if (request.routeOptions.config.policy?.bodyOptional) request.body ??= null;
    });
  },
  { name: 'media-types', dependencies: ['errors', 'sessions'] },
);

function consumesSomething({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.policy?.consumes !== undefined;
}

function isAcceptable(request: FastifyRequest): boolean {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return true;
  const { policy } = request.routeOptions.config;
  const produced = policy?.produces ?? json;
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
