import { type Scenario, valueAt } from '../../../../suite/suite.ts';
import { anybody, asSession, loggedIn, loginOf, sessionIn, verified } from '../../steps/accounts.ts';
import { oneTimeCode } from '../../steps/one-time-codes.ts';
import {
  beginLogin,
  codesIn,
  confirmation,
  newSecret,
  protectedAccount,
  secondStep,
} from '../../steps/second-factor.ts';
import { scenario } from '../scenario.ts';

const needs = ['business-rules'] as const;

/** S, "2FA Support" and MFA_REQUIRED. */
export const secondFactor: readonly Scenario[] = [
  scenario({
    suite: 'second-factor',
    title: 'A code of the authenticator switches the second factor on, and ten backup codes are shown',
    cell: 'POST /api/v1/auth/2fa/confirm 200',
    requirements: ['S-second-factor'],
    needs,
    run: async (story) => {
      const session = await loggedIn(story, await verified(story));
      const secret = await newSecret(story, session);
      const answer = await story.send(confirmation(story, session, secret, 0), {
        ...anybody,
        expect: 200,
        why: 'Switch the second factor on',
      });
      story.claim(answer, {
        sentence: 'The ten backup codes are different',
        holds: new Set(codesIn(answer)).size === 10,
        requirement: 'S-second-factor',
      });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A login with a second factor returns no token',
    cell: 'POST /api/v1/auth/login 200',
    requirements: ['S-mfa-required'],
    needs,
    run: async (story) => {
      const { account } = await protectedAccount(story);
      const answer = await story.send(loginOf(story, account), {
        ...anybody,
        expect: 200,
        example: 'mfa_required',
        why: 'Log in with the password',
      });
      story.claim(answer, {
        sentence: 'It is a success with the code MFA_REQUIRED, which names the account',
        holds:
          valueAt(answer, '/success') === true &&
          valueAt(answer, '/code') === 'MFA_REQUIRED' &&
          valueAt(answer, '/data/userId') === account.id,
        requirement: 'S-mfa-required',
      });
      story.claim(answer, {
        sentence: 'It has no token',
        holds: !/token/i.test(JSON.stringify(valueAt(answer, '/data') ?? {})),
        requirement: 'S-mfa-required',
      });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A code of the authenticator completes a login',
    cell: 'POST /api/v1/auth/2fa/verify 200',
    requirements: ['S-second-factor', 'S-tokens'],
    needs,
    run: async (story) => {
      const whose = await protectedAccount(story);
      await beginLogin(story, whose);
      const code = oneTimeCode(whose.secret);
      const answer = await story.send(secondStep(story, whose, code), {
        ...anybody,
        expect: 200,
        why: 'Send the code that the authenticator shows',
      });
      await story.send(asSession(story, 'getProfile', sessionIn(answer)), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Use the access token',
      });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A backup code completes one login',
    cell: 'POST /api/v1/auth/2fa/verify 200',
    requirements: ['S-second-factor', 'S-invalid-credentials-code'],
    needs,
    run: async (story) => {
      const whose = await protectedAccount(story);
      const [first = '', second = ''] = whose.backupCodes;
      await beginLogin(story, whose);
      await story.send(secondStep(story, whose, first), {
        ...anybody,
        expect: 200,
        why: 'Send a backup code',
      });
      await beginLogin(story, whose);
      await story.send(secondStep(story, whose, first), {
        ...anybody,
        expect: 401,
        step: 'follow-up',
        example: 'wrong_code',
        why: 'Send the same backup code for another login',
      });
      await story.send(secondStep(story, whose, second), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Send another backup code',
      });
    },
  }),
  scenario({
    suite: 'second-factor',
    title: 'A code of the authenticator switches the second factor off',
    cell: 'POST /api/v1/auth/2fa/disable 200',
    requirements: ['S-second-factor'],
    needs,
    run: async (story) => {
      const { account, session, secret } = await protectedAccount(story);
      await story.send(
        asSession(story, 'disableSecondFactor', session, { json: { code: oneTimeCode(secret) } }),
        {
          ...anybody,
          expect: 200,
          why: 'Switch the second factor off',
        },
      );
      const answer = await story.send(loginOf(story, account), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        example: 'sample',
        why: 'Log in with the password',
      });
      story.claim(answer, {
        sentence: 'The password alone is enough',
        holds: valueAt(answer, '/code') === 'AUTH_SUCCESS',
        requirement: 'S-second-factor',
      });
    },
  }),
];
