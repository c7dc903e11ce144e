import type { CsrfCarriage } from '../../../../suite/suite.ts';
import { request, type Scenario } from '../../../../suite/suite.ts';
import { anybody, newAccount } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

interface Forged {
  readonly csrf: CsrfCarriage;
  readonly what: string;
  readonly example: string;
}

const forgeries: readonly Forged[] = [
  { csrf: 'missing', what: 'the cookie alone', example: 'missing_csrf_token' },
  { csrf: 'without-cookie', what: 'the header alone', example: 'missing_csrf_token' },
  { csrf: 'wrong', what: 'a header that differs from the cookie', example: 'wrong_csrf_token' },
];

/** S, "CSRF Protection": double submit, for whatever changes something. */
export const doubleSubmit: readonly Scenario[] = [
  ...forgeries.map(({ csrf, what, example }) =>
    scenario({
      suite: 'csrf',
      title: `A sign-up with ${what} is refused, and makes no account`,
      cell: 'POST /api/v1/auth/sign-up 403',
      requirements: ['S-csrf-token-invalid'],
      run: async (story) => {
        const json = newAccount(story);
        await story.send(request(story, 'signUp', { json }), {
          ...anybody,
          ...{ csrf, example },
          expect: 403,
          why: `Sign up with ${what}`,
        });
        await story.send(request(story, 'signUp', { json }), {
          ...anybody,
          expect: 201,
          step: 'follow-up',
          why: 'Sign up the same account with the token in both places',
        });
      },
    }),
  ),
  scenario({
    suite: 'csrf',
    title: 'The CSRF token is checked before credentials',
    cell: 'POST /api/v1/auth/logout 403',
    requirements: ['S-csrf-token-invalid'],
    run: async (story) => {
      for (const { csrf, what, example } of forgeries)
        await story.send(request(story, 'logOut', { json: { refreshToken: 'none' } }), {
          ...anybody,
          ...{ csrf, example },
          expect: 403,
          why: `Log out without credentials and with ${what}`,
        });
      await story.send(request(story, 'logOut', { json: { refreshToken: 'none' } }), {
        ...anybody,
        expect: 401,
        step: 'follow-up',
        cause: 'missing-credentials',
        example: 'missing_token',
        why: 'Log out without credentials and with the token in both places',
      });
    },
  }),
  scenario({
    suite: 'csrf',
    title: 'The CSRF token is checked before the body',
    cell: 'POST /api/v1/auth/login 403',
    requirements: ['S-csrf-token-invalid'],
    run: async (story) => {
      await story.send(request(story, 'logIn', { json: { emailOrUsername: 7 } }), {
        ...anybody,
        csrf: 'missing',
        example: 'missing_csrf_token',
        expect: 403,
        why: 'Log in with a wrong body and without a token',
      });
    },
  }),
];
