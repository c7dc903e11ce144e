import fp from 'fastify-plugin';
import { unstorableText } from '../../unstorable-text.ts';
import { fail } from '../errors/tasky-error.ts';

/** Refuses texts that no database keeps as they are. */
export const storableBodies = fp(
  async (app) => {
    app.addHook('preHandler', (request, _reply, done) => {
      const pointer = request.routeOptions.config?.tasky?.reads ? unstorableText(request.body) : undefined;
      if (pointer === undefined) return done();
      return done(fail('invalid_member', { about: { member: pointer.slice(1) || 'The body' } }));
    });
  },
  { name: 'storable-bodies', dependencies: ['errors'] },
);
