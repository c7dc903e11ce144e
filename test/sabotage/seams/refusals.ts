import type { FastifyRequest } from 'fastify';
import { fail } from '../../../server/tmi/errors/api-error.ts';
import type { Apply } from '../sabotage.ts';
import { isAt } from './route.ts';

/** Refuses with 400 what is valid, before anybody looks at it. */
export function refusing(isUnwanted: (request: FastifyRequest) => boolean): Apply {
  return (app, at) => {
    app.addHook('preValidation', async (request) => {
      if (isAt(request, at) && isUnwanted(request))
        throw fail('missing_member', { about: { member: 'another member' } });
    });
  };
}
