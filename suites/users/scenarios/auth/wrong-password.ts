import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../../../suite/suite.ts';
import { anybody, loginOf, newAccount, registered } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

/** S, "Authentication Errors": INVALID_CREDENTIALS. */
export const wrongPassword = scenario({
  suite: 'auth',
  title: 'A wrong password and an unknown name are refused alike',
  cell: 'POST /api/v1/auth/login 401',
  requirements: ['S-invalid-credentials'],
  needs: ['business-rules'],
  run: async (story) => {
    const { username } = await registered(story);
    const { password } = newAccount(story);
    const refused = {
      ...anybody,
      expect: 401,
      cause: 'invalid-credentials',
      example: 'wrong_credentials',
    } as const;
    const wrong = await story.send(loginOf(story, { username, password }), {
      ...refused,
      why: 'Log in with a wrong password',
    });
    const unknown = await story.send(loginOf(story, newAccount(story)), {
      ...refused,
      why: 'Log in with a name that nobody has',
    });
    const told = ['/code', '/message', '/errors', '/data'];
    story.claim(unknown, {
      sentence: 'The response does not tell whether the name has an account',
      holds: told.every((pointer) => isDeepStrictEqual(valueAt(wrong, pointer), valueAt(unknown, pointer))),
      requirement: 'S-invalid-credentials',
    });
  },
});
