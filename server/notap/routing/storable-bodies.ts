import fp from 'fastify-plugin';
import { unstorableText } from '../../unstorable-text.ts';
import { fail } from '../errors/notap-error.ts';

/** Refuses texts that no database keeps as they are. */
export const storableBodies = fp(
  async (app) => {
    app.addHook('preHandler', (request, _reply, done) => {
      const isRead = request.routeOptions.config?.notap?.reads === true;
      const isUnstorable = isRead && unstorableText(request.body) !== undefined;
      done(isUnstorable ? fail('invalid_member') : undefined);
    });
  },
  { name: 'storable-bodies', dependencies: ['errors'] },
);
