import { isDeepStrictEqual } from 'node:util';
import { loginOf, newAccount, registered } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

/** S, "Invalid Credentials". */
export const wrongPassword = scenario({
  suite: 'auth',
  title: 'A wrong password and an unknown address are refused alike',
  cell: 'POST /api/auth/login 401',
  requirements: ['S-401-wrong-password'],
  run: async (story) => {
    const { email } = await registered(story);
    const { password } = newAccount(story);
    const refused = {
      as: 'anonymous',
      expect: 401,
      cause: 'invalid-credentials',
      example: 'wrong_password',
      ruled: true,
    } as const;
    const wrong = await story.send(loginOf(story, { email, password }), {
      ...refused,
      why: 'Log in with a wrong password',
    });
    const unknown = await story.send(loginOf(story, newAccount(story)), {
      ...refused,
      why: 'Log in with an address that has no account',
    });
    story.claim(unknown, {
      sentence: 'The response does not tell whether the address has an account',
      holds: isDeepStrictEqual(wrong.json, unknown.json),
      requirement: 'S-401-wrong-password',
    });
  },
});
