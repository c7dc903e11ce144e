import fp from 'fastify-plugin';
import { unstorableText } from '../../unstorable-text.ts';
import { invalid } from '../errors/users-error.ts';

/** Refuses texts that no database keeps as they are. */
export const storableBodies = fp(
  async (app) => {
    app.addHook('preHandler', (request, _reply, done) => {
      const pointer = request.routeOptions.config?.users?.reads ? unstorableText(request.body) : undefined;
      if (pointer === undefined) return done();
      return done(invalid(pointer.slice(1) || 'body', 'has characters that cannot be stored'));
    });
  },
  { name: 'storable-bodies', dependencies: ['errors'] },
);
