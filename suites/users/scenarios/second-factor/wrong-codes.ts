import type { Scenario } from '../../../../suite/suite.ts';
import { anybody, asSession, loggedIn, loginOf, verified } from '../../steps/accounts.ts';
import { oneTimeCode } from '../../steps/one-time-codes.ts';
import {
  beginLogin,
  confirmation,
  newSecret,
  protectedAccount,
  secondStep,
  wrongCode,
} from '../../steps/second-factor.ts';
import { scenario } from '../scenario.ts';

const needs = ['business-rules'] as const;
const wrong = { ...anybody, expect: 401, example: 'wrong_code' } as const;

/** S, INVALID_CREDENTIALS: codes that are not accepted, and what they leave as it was. */
export const wrongCodes: readonly Scenario[] = [
  scenario({
    suite: 'second-factor',
    title: 'A wrong code does not switch the second factor on',
    cell: 'POST /api/v1/auth/2fa/confirm 401',
    requirements: ['S-invalid-credentials-code'],
    needs,
    run: async (story) => {
      const account = await verified(story);
      const session = await loggedIn(story, account);
      const secret = await newSecret(story, session);
      const code = wrongCode(secret);
      await story.send(asSession(story, 'confirmSecondFactor', session, { json: { secret, code } }), {
        ...wrong,
        why: 'Confirm the secret with a wrong code',
      });
      await story.send(loginOf(story, account), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        example: 'sample',
        why: 'Log in with the password alone',
      });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A wrong code, and a backup code of somebody else, complete no login',
    cell: 'POST /api/v1/auth/2fa/verify 401',
    requirements: ['S-invalid-credentials-code', 'S-second-factor'],
    needs,
    run: async (story) => {
      const [whose, other] = [await protectedAccount(story), await protectedAccount(story)];
      await beginLogin(story, whose);
      const codes = {
        'a wrong code': wrongCode(whose.secret),
        'a code of ten minutes ago': oneTimeCode(whose.secret, -20),
        'a backup code of somebody else': other.backupCodes[0] ?? '',
      };
      for (const [what, code] of Object.entries(codes))
        await story.send(secondStep(story, whose, code), { ...wrong, why: `Send ${what}` });
      await story.send(secondStep(story, whose, oneTimeCode(whose.secret)), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Send the right code: failures lock nobody out',
      });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A wrong code does not switch the second factor off',
    cell: 'POST /api/v1/auth/2fa/disable 401',
    requirements: ['S-invalid-credentials-code'],
    needs,
    run: async (story) => {
      const whose = await protectedAccount(story);
      const code = wrongCode(whose.secret);
      await story.send(asSession(story, 'disableSecondFactor', whose.session, { json: { code } }), {
        ...wrong,
        why: 'Switch the second factor off with a wrong code',
      });
      await beginLogin(story, whose);
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A code is accepted once',
    cell: 'POST /api/v1/auth/2fa/verify 401',
    requirements: ['S-second-factor'],
    // RFC 6238, section 5.2, says so; the source does not.
    aim: 'may',
    needs,
    run: async (story) => {
      const whose = await protectedAccount(story);
      const code = oneTimeCode(whose.secret);
      await beginLogin(story, whose);
      await story.send(secondStep(story, whose, code), {
        ...anybody,
        expect: 200,
        step: 'set-up',
        why: 'Send the code that the authenticator shows',
      });
      await beginLogin(story, whose);
      await story.send(secondStep(story, whose, code), { ...wrong, why: 'Send the same code again' });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'Whose second factor is on gets no other secret',
    cell: 'POST /api/v1/auth/2fa/setup 400',
    requirements: ['S-validation-error'],
    needs,
    run: async (story) => {
      const { session, secret } = await protectedAccount(story);
      const refused = { ...anybody, expect: 400, example: 'already_enabled' } as const;
      await story.send(asSession(story, 'setUpSecondFactor', session), {
        ...refused,
        why: 'Ask for another secret',
      });
      await story.send(confirmation(story, session, secret, 0), {
        ...refused,
        step: 'follow-up',
        why: 'Confirm the secret again',
      });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A second factor that is off is neither used nor switched off',
    cell: 'POST /api/v1/auth/2fa/disable 400',
    requirements: ['S-validation-error'],
    needs,
    run: async (story) => {
      const account = await verified(story);
      const session = await loggedIn(story, account);
      const refused = { ...anybody, expect: 400, example: 'not_enabled' } as const;
      await story.send(asSession(story, 'disableSecondFactor', session, { json: { code: '000000' } }), {
        ...refused,
        why: 'Switch it off',
      });
      await story.send(secondStep(story, { account }, '000000'), {
        ...refused,
        step: 'follow-up',
        why: 'Log in by a code',
      });
    },
  }),
];
