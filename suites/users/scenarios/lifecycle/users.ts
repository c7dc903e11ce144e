import {
  type Answer,
  contains,
  request,
  type Scenario,
  type Story,
  valueAt,
} from '../../../../suite/suite.ts';
import { loginOf, registered } from '../../steps/accounts.ts';
import { changeUser, enteredAgain, type Person, somebody } from '../../steps/people.ts';
import { scenario } from '../scenario.ts';

const about = { suite: 'lifecycle', needs: ['business-rules'] } as const;
const done = { as: 'admin', expect: 200 } as const;

/** S, TOKEN_BLACKLISTED and RESOURCE_NOT_FOUND, as decided: what an administrator does to an account. */
export const users: readonly Scenario[] = [
  scenario({
    ...about,
    title: 'An administrator changes what a change names, and nothing else',
    cell: 'PUT /api/v1/users/{id} 200',
    requirements: ['S-prefix'],
    run: async (story) => {
      const account = await registered(story);
      const { id, username, email, displayName } = account;
      let expected: object = { id, username, email, displayName, isActive: true, isVerified: false };
      for (const json of [
        { displayName: 'Changed' },
        { avatarImageUrl: 'https://pictures.example.com/1.png' },
        { isVerified: true },
        {},
      ]) {
        await changeUser(story, id, json, 'Change the account', { step: 'aim' });
        expected = { ...expected, ...json };
        const shown = await story.send(request(story, 'getUser', { path: { id } }), {
          ...done,
          step: 'follow-up',
          why: 'Read the account',
        });
        story.claim(shown, {
          sentence: 'The account is as it was, but for the change',
          holds: contains(valueAt(shown, '/data'), expected),
          requirement: 'S-prefix',
        });
      }
    },
  }),
  scenario({
    ...about,
    title: 'The tokens of a deleted account are refused, and its name is free',
    cell: 'DELETE /api/v1/users/{id} 200',
    requirements: ['S-token-blacklisted', 'S-resource-not-found', 'S-invalid-credentials', 'S-prefix'],
    run: async (story) => {
      const guest = await somebody(story, 'guest');
      const { id } = guest;
      await expectLetIn(story, guest);
      await story.send(request(story, 'deleteUser', { path: { id } }), {
        ...done,
        why: 'Delete the account',
      });
      await expectRefused(story, guest);
      await story.send(loginOf(story, guest), {
        as: 'anonymous',
        expect: 401,
        cause: 'invalid-credentials',
        step: 'follow-up',
        why: 'Log in to the account after its deletion',
      });
      await story.send(request(story, 'getUser', { path: { id } }), {
        as: 'admin',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'id',
        step: 'follow-up',
        why: 'Read the account after its deletion',
      });
      const { username, email, displayName, password } = guest;
      await story.send(request(story, 'signUp', { json: { username, email, displayName, password } }), {
        as: 'anonymous',
        expect: 201,
        step: 'follow-up',
        why: 'Sign up with the same name and address',
      });
    },
  }),
  scenario({
    ...about,
    title: 'The tokens of a deactivated account are refused, also once it is active again',
    cell: 'POST /api/v1/auth/login 403',
    requirements: ['S-token-blacklisted', 'S-forbidden'],
    run: async (story) => {
      const guest = await somebody(story, 'guest');
      await expectLetIn(story, guest);
      await changeUser(story, guest.id, { isActive: false }, 'Deactivate the account');
      await expectRefused(story, guest);
      await story.send(loginOf(story, guest), {
        as: 'anonymous',
        expect: 403,
        example: 'deactivated',
        why: 'Log in to the account that is deactivated',
      });
      await changeUser(story, guest.id, { isActive: true }, 'Activate the account');
      await expectRefused(story, guest);
      await expectLetIn(story, await enteredAgain(story, guest, 'again'));
    },
  }),
];

function expectLetIn(story: Story, { account }: Person): Promise<Answer> {
  return story.send(request(story, 'getProfile'), {
    as: account,
    expect: 200,
    step: 'control',
    why: 'Read the own account',
  });
}

/** Neither of the tokens counts any more. */
async function expectRefused(story: Story, { account, refreshToken }: Person): Promise<void> {
  const revoked = { expect: 401, cause: 'revoked-credentials', example: 'revoked_token' } as const;
  await story.send(request(story, 'getProfile'), {
    as: account,
    ...revoked,
    why: 'Read the own account with the token from before',
  });
  await story.send(request(story, 'refresh', { json: { refreshToken } }), {
    as: 'anonymous',
    ...revoked,
    why: 'Refresh with the token from before',
  });
}
