import { request } from '../../../../suite/suite.ts';
import { registered } from '../../steps/developers.ts';
import { scenario } from '../scenario.ts';

const failures = 5;

/** The other documentation, "Account lockout"; S, "403": insufficient. */
export const lockedAccount = scenario({
  suite: 'auth',
  title: 'Five failed logins lock the account of a developer, also for the right password',
  cell: 'POST /v1/auth/developer/login 403',
  requirements: ['S-403'],
  run: async (story) => {
    const account = await registered(story);
    const wrong = { ...account, password: `${account.password} is wrong` };
    for (let number = 1; number <= failures; number++)
      await story.send(request(story, 'loginDeveloper', { json: wrong }), {
        ...{ as: 'anonymous', expect: 401, cause: 'invalid-credentials' },
        why: `Log in with a wrong password, ${number} of ${failures}`,
      });
    await story.send(request(story, 'loginDeveloper', { json: account }), {
      ...{ as: 'anonymous', expect: 403, example: 'locked' },
      why: 'Log in with the right password',
    });
  },
});
