import { request, textAt, valueAt } from '../../../../suite/suite.ts';
import { loginOf, registered } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

/** S, "Check Token Validity". */
export const login = scenario({
  suite: 'auth',
  title: 'The token of a login shows the account and its role, and no password',
  cell: 'POST /api/auth/login 200',
  requirements: ['S-format-success', 'S-debug-me', 'S-no-leaks'],
  needs: ['business-rules'],
  run: async (story) => {
    const account = await registered(story);
    const shouted = { ...account, email: account.email.toUpperCase() };
    const answer = await story.send(loginOf(story, shouted), {
      as: 'anonymous',
      expect: 200,
      why: 'Log in with the address in capitals',
    });
    const token = textAt(answer, '/data/token');
    const headers = { authorization: `Bearer ${token}` };
    const shown = await story.send(request(story, 'getCaller', { headers }), {
      as: 'anonymous',
      expect: 200,
      step: 'follow-up',
      why: 'Read the account of the token',
    });
    story.claim(shown, {
      sentence: 'It is the account that logged in, with the role of a new account',
      holds:
        valueAt(shown, '/data/user/_id') === account.id && valueAt(shown, '/data/user/role') === 'member',
      requirement: 'S-debug-me',
    });
    story.claim(answer, {
      sentence: 'The response does not show the password',
      holds: !JSON.stringify(valueAt(answer, '/data/user')).includes('password'),
      requirement: 'S-no-leaks',
    });
  },
});
