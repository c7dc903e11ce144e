import formbody from '@fastify/formbody';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import Negotiator from 'negotiator';
import { parseJson } from './json-body.ts';

/** What an operation reads and writes. */
export interface Media {
  /** Media types of the body; without any, a body is not looked at. */
  readonly consumes?: readonly string[] | undefined;
  /** Media types of the answer, the preferred one first; none where it has no body. */
  readonly produces: readonly string[];
}

interface MediaTypesOptions {
  /** Undefined where a request is for no operation. */
  readonly mediaOf: (request: FastifyRequest) => Media | undefined;
  /** Media types that are read as JSON. */
  readonly json: readonly string[];
  /** Whether some operation reads forms. */
  readonly forms: boolean;
  /** What is thrown if no representation is acceptable: 406. */
  readonly notAcceptable: () => Error;
  /** What is thrown if the operation does not read the body: 415. */
  readonly unsupported: () => Error;
}

/** JSON, and nothing else. */
export const json: readonly string[] = ['application/json'];

/** Checks what an operation consumes and produces, and parses bodies. */
export const mediaTypes = fp<MediaTypesOptions>(
  async (app, { mediaOf, json, forms, notAcceptable, unsupported }) => {
    app.removeAllContentTypeParsers();
    if (forms) await app.register(formbody);
    parseJson(app, json, (request) => mediaOf(request)?.consumes !== undefined);
    // Reached only by bodies that nobody looks at: a body of the wrong type was refused before.
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined));
    app.addHook('onRequest', (request, _reply, done) => {
      const media = mediaOf(request);
      if (!isAcceptable(request, media)) return done(notAcceptable());
      return done(isReadable(request, media) ? undefined : unsupported());
    });
  },
  { name: 'media-types', dependencies: ['errors', 'sessions'] },
);

function isAcceptable(request: FastifyRequest, media: Media | undefined): boolean {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*') return true;
  const produced = media?.produces ?? json;
  if (produced === json && accept === 'application/json') return true;
  if (!media || produced.length === 0) return true;
  return new Negotiator(request.raw).mediaTypes([...produced]).length > 0;
}

function isReadable({ headers }: FastifyRequest, media: Media | undefined): boolean {
  const consumed = media?.consumes;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!consumed || !hasBody) return true;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return consumed.includes(type);
}
