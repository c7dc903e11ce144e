import { request, valueAt } from '../../../../suite/suite.ts';
import { registered } from '../../steps/developers.ts';
import { scenario } from '../scenario.ts';

const cell = 'POST /v1/auth/developer/login';

export const logsIn = scenario({
  suite: 'auth',
  title: 'A developer who has registered logs in with their password, and with no other',
  cell: `${cell} 200`,
  requirements: ['S-200', 'S-401'],
  run: async (story) => {
    const account = await registered(story);
    const answer = await story.send(request(story, 'loginDeveloper', { json: account }), {
      ...{ as: 'anonymous', expect: 200, why: 'Log in with the right password' },
    });
    story.claim(answer, {
      sentence: 'The developer who has registered is logged in',
      holds: valueAt(answer, '/developer/email') === account.email,
      requirement: 'S-200',
    });
    const wrong = { ...account, password: `${account.password} is wrong` };
    await story.send(request(story, 'loginDeveloper', { json: wrong }), {
      ...{ as: 'anonymous', expect: 401, cause: 'invalid-credentials', step: 'follow-up' },
      why: 'Log in with a wrong password',
    });
  },
});
