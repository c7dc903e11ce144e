import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { usersByName } from './repository.ts';
import { viewPerson } from './view.ts';

/** GET /api/users/team */
export const listTeam = operation({
  id: 'listTeam',
  method: 'GET',
  path: '/api/users/team',
  authz: anyUser,
  handler: async ({ db }) => ({ users: (await usersByName(db)).map(viewPerson) }),
});
