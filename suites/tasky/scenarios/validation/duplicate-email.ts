import { request } from '../../../../suite/suite.ts';
import { loginOf, newAccount, registered } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

/** S, "Duplicate Email". */
export const duplicateEmail = scenario({
  suite: 'validation',
  title: 'An address that has an account is not registered again, in whatever case',
  cell: 'POST /api/auth/register 400',
  requirements: ['S-400-duplicate-email'],
  run: async (story) => {
    const account = await registered(story);
    for (const email of [account.email, account.email.toUpperCase()])
      await story.send(request(story, 'register', { json: { ...newAccount(story), email } }), {
        as: 'anonymous',
        expect: 400,
        ruled: true,
        cause: 'already-exists',
        subject: 'email',
        example: 'duplicate_email',
        why: `Register ${email === account.email ? 'the same address' : 'the address in capitals'}`,
      });
    await story.send(loginOf(story, account), {
      as: 'anonymous',
      expect: 200,
      step: 'follow-up',
      why: 'Log in with the password of the first registration',
    });
  },
});
