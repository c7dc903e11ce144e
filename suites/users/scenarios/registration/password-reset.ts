import { isDeepStrictEqual } from 'node:util';
import { type Answer, request, type Scenario, type Story, valueAt } from '../../../../suite/suite.ts';
import {
  anybody,
  asSession,
  failToLogIn,
  lastMailTo,
  loggedIn,
  loginOf,
  newAccount,
  registered,
  verified,
} from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

const needs = ['business-rules'] as const;

/** P: a new password, by mail. */
export const passwordReset: readonly Scenario[] = [
  scenario({
    suite: 'registration',
    title: 'The token of the mail sets a new password, once, and ends no session',
    cell: 'POST /api/v1/auth/reset-password 200',
    requirements: ['S-invalid-credentials', 'S-validation-error'],
    needs,
    run: async (story) => {
      const account = await verified(story);
      const session = await loggedIn(story, account);
      const token = await tokenFor(story, account);
      const { password: newPassword } = newAccount(story);
      const draft = request(story, 'resetPassword', { json: { token, newPassword } });
      await story.send(draft, { ...anybody, expect: 200, why: 'Set the new password' });
      await story.send(draft, {
        ...anybody,
        expect: 400,
        step: 'follow-up',
        example: 'wrong_token',
        why: 'Use the token again',
      });
      await story.send(loginOf(story, account), {
        ...anybody,
        expect: 401,
        step: 'follow-up',
        example: 'wrong_credentials',
        why: 'Log in with the old password',
      });
      await story.send(loginOf(story, { ...account, password: newPassword }), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Log in with the new password',
      });
      await story.send(asSession(story, 'getProfile', session), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Use the session of before',
      });
    },
  }),
  scenario({
    suite: 'registration',
    title: 'A new password does not unlock an account',
    cell: 'POST /api/v1/auth/login 403',
    requirements: ['S-account-locked'],
    needs,
    run: async (story) => {
      const account = await verified(story);
      await failToLogIn(story, account, 4);
      const locked = { ...anybody, expect: 403, example: 'locked' } as const;
      await story.send(loginOf(story, { ...account, password: newAccount(story).password }), {
        ...locked,
        why: 'Log in with a wrong password for the fifth time',
      });
      const token = await tokenFor(story, account);
      const { password } = newAccount(story);
      await story.send(request(story, 'resetPassword', { json: { token, newPassword: password } }), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Set a new password',
      });
      await story.send(loginOf(story, { ...account, password }), {
        ...locked,
        why: 'Log in with the new password',
      });
    },
  }),
  scenario({
    suite: 'registration',
    title: 'Nothing tells whether an address has an account',
    cell: 'POST /api/v1/auth/forgot-password 200',
    requirements: ['S-invalid-credentials'],
    needs,
    run: async (story) => {
      const known = await forget(story, (await registered(story)).email, 'an address that has an account');
      const unknown = await forget(story, newAccount(story).email, 'an address that nobody has');
      story.claim(unknown, {
        sentence: 'Both responses say the same',
        holds: ['/code', '/message', '/data'].every((pointer) =>
          isDeepStrictEqual(valueAt(known, pointer), valueAt(unknown, pointer)),
        ),
      });
    },
  }),
  scenario({
    suite: 'registration',
    title: 'The token that verifies an address sets no password',
    cell: 'POST /api/v1/auth/reset-password 400',
    requirements: ['S-validation-error'],
    needs,
    run: async (story) => {
      const account = await registered(story);
      const token = await lastMailTo(story, account);
      const { password: newPassword } = newAccount(story);
      await story.send(request(story, 'resetPassword', { json: { token, newPassword } }), {
        ...anybody,
        expect: 400,
        example: 'wrong_token',
        why: 'Set a password with the token of the verification',
      });
    },
  }),
];

function forget(story: Story, email: string, what: string): Promise<Answer> {
  return story.send(request(story, 'forgotPassword', { json: { email } }), {
    ...anybody,
    expect: 200,
    why: `Ask for a new password for ${what}`,
  });
}

async function tokenFor(story: Story, account: { readonly email: string }): Promise<string> {
  await story.send(request(story, 'forgotPassword', { json: { email: account.email } }), {
    ...anybody,
    expect: 200,
    step: 'set-up',
    why: 'Ask for a new password',
  });
  return lastMailTo(story, account);
}
