import { request } from '../../../../suite/suite.ts';
import { admitted, enteredAgain } from '../../steps/people.ts';
import { giveRole, roleWith } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

/** S, FORBIDDEN, as decided: the list of users is for the role admin, whatever else somebody has. */
export const userList = scenario({
  suite: 'authorization',
  title: 'The permission to read users does not list them: that needs the role admin',
  cell: 'GET /api/v1/users 403',
  requirements: ['S-forbidden'],
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await admitted(story);
    await giveRole(story, guest.id, await roleWith(story, ['users.read', 'users.update']));
    const { account } = await enteredAgain(story, guest, 'guest');
    await story.send(request(story, 'listUsers'), {
      as: account,
      expect: 403,
      cause: 'administrator-required',
      example: 'missing_role',
      why: 'List users with the permission, and without the role admin',
    });
    await story.send(request(story, 'getUser', { path: { id: guest.id } }), {
      as: account,
      expect: 200,
      step: 'follow-up',
      why: 'Read one user with the same token',
    });
  },
});
