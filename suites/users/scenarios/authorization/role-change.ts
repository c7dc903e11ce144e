import { request, textAt } from '../../../../suite/suite.ts';
import { accountOf, enteredAgain, somebody } from '../../steps/people.ts';
import { giveRole, roleWith } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

/** S, FORBIDDEN, as decided: permissions are those of the access token. */
export const roleChange = scenario({
  suite: 'authorization',
  title: 'A new role acts from the next login or refresh, and so does its loss',
  cell: 'GET /api/v1/roles 403',
  requirements: ['S-forbidden', 'S-tokens'],
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await somebody(story, 'guest');
    const list = request(story, 'listRoles');
    const refused = { as: guest.account, expect: 403, cause: 'insufficient-role' } as const;
    const refresh = async (called: string) => {
      const json = { refreshToken: guest.refreshToken };
      const answer = await story.send(request(story, 'refresh', { json }), {
        as: 'anonymous',
        expect: 200,
        step: 'follow-up',
        why: 'Refresh the access token',
      });
      return accountOf(guest, textAt(answer, '/data/accessToken'), called);
    };
    await story.send(list, { ...refused, why: 'List roles without the role' });
    const roleId = await roleWith(story, ['roles.read']);
    await giveRole(story, guest.id, roleId);
    await story.send(list, { ...refused, why: 'List roles with the token from before' });
    const refreshed = await refresh('refreshed');
    await story.send(list, { as: refreshed, expect: 200, why: 'List roles with the refreshed token' });
    const { account } = await enteredAgain(story, guest, 'again');
    await story.send(list, { as: account, expect: 200, why: 'List roles after the login' });
    await story.send(request(story, 'takeRole', { path: { id: guest.id, roleId } }), {
      as: 'admin',
      expect: 200,
      step: 'set-up',
      why: 'Take the role away',
    });
    await story.send(list, { ...refused, as: await refresh('demoted'), why: 'List roles after the loss' });
  },
});
