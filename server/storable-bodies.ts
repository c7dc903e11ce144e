import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { unstorableText } from './unstorable-text.ts';

interface StorableBodies {
  /** Whether the operation of a request reads a body. */
  readonly reads: (request: FastifyRequest) => boolean;
  /** What is thrown. `member` is "address/street"; undefined for the body as a whole. */
  readonly refusal: (member: string | undefined) => Error;
}

/** Refuses texts that no database keeps as they are. */
export const storableBodies = fp<StorableBodies>(
  async (app, { reads, refusal }) => {
    app.addHook('preHandler', (request, _reply, done) => {
      const pointer = reads(request) ? unstorableText(request.body) : undefined;
      done(pointer === undefined ? undefined : refusal(pointer.slice(1) || undefined));
    });
  },
  { name: 'storable-bodies', dependencies: ['errors'] },
);
