import { request, type Scenario } from '../../../../suite/suite.ts';
import {
  anybody,
  failToLogIn,
  lastMailTo,
  loginOf,
  newAccount,
  registered,
  verified,
} from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

const needs = ['business-rules'] as const;
const refusedToken = { ...anybody, expect: 400, example: 'wrong_token' } as const;

/** S, "Authentication Errors": EMAIL_NOT_VERIFIED, and how an address is verified. */
export const verification: readonly Scenario[] = [
  scenario({
    suite: 'registration',
    title: 'Whoever has not verified the address does not log in, and only the right password tells so',
    cell: 'POST /api/v1/auth/login 403',
    requirements: ['S-email-not-verified', 'S-invalid-credentials'],
    needs,
    run: async (story) => {
      const account = await registered(story);
      await failToLogIn(story, account, 1);
      await story.send(loginOf(story, account), {
        ...anybody,
        expect: 403,
        example: 'not_verified',
        why: 'Log in before the address is verified',
      });
    },
  }),
  scenario({
    suite: 'registration',
    title: 'The token of the mail verifies the address, once',
    cell: 'GET /api/v1/auth/verify-email 200',
    requirements: ['S-email-not-verified', 'S-validation-error'],
    needs,
    run: async (story) => {
      const account = await registered(story);
      const token = await lastMailTo(story, account);
      const draft = request(story, 'verifyEmail', { query: { token } });
      await story.send(draft, { ...anybody, expect: 200, why: 'Verify the address' });
      await story.send(draft, { ...refusedToken, step: 'follow-up', why: 'Use the token again' });
      await story.send(loginOf(story, account), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Log in',
      });
    },
  }),
  scenario({
    suite: 'registration',
    title: 'Another mail has another token, which takes the place of the first',
    cell: 'POST /api/v1/auth/resend-verification 200',
    requirements: ['S-validation-error'],
    needs,
    run: async (story) => {
      const account = await registered(story);
      const first = await lastMailTo(story, account);
      await story.send(resendTo(account.username), { ...anybody, expect: 200, why: 'Ask for another mail' });
      const second = await lastMailTo(story, account);
      await story.send(request(story, 'verifyEmail', { query: { token: first } }), {
        ...refusedToken,
        step: 'follow-up',
        why: 'Use the token of the first mail',
      });
      await story.send(request(story, 'verifyEmail', { query: { token: second } }), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Use the token of the second mail',
      });

      function resendTo(emailOrUsername: string) {
        return request(story, 'resendVerification', { json: { emailOrUsername } });
      }
    },
  }),
  scenario({
    suite: 'registration',
    title: 'The mail is not sent again to who is verified, and nothing tells whether a name is known',
    cell: 'POST /api/v1/auth/resend-verification 400',
    requirements: ['S-validation-error'],
    needs,
    run: async (story) => {
      const { username } = await verified(story);
      await story.send(request(story, 'resendVerification', { json: { emailOrUsername: username } }), {
        ...anybody,
        expect: 400,
        example: 'already_verified',
        why: 'Ask for a mail to an address that is verified',
      });
      const nobody = newAccount(story).username;
      await story.send(request(story, 'resendVerification', { json: { emailOrUsername: nobody } }), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Ask for a mail to a name that nobody has',
      });
    },
  }),
];
