import { request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { loginOf, registered } from '../../steps/accounts.ts';
import { oneTimeCode } from '../../steps/one-time-codes.ts';
import { accountOf, admitted, changeUser } from '../../steps/people.ts';
import { loggedInAt, newProviderUser } from '../../steps/provider-logins.ts';
import { newName } from '../../steps/roles.ts';
import { protectedAccount, secondStep } from '../../steps/second-factor.ts';
import { scenario } from '../scenario.ts';

/** S, "OAuth2 Security" and EMAIL_NOT_VERIFIED: whose account a login at a provider opens. */
export const linking: readonly Scenario[] = (['google', 'github'] as const).flatMap((provider) => {
  const path = `GET /api/v1/auth/oauth2/${provider}/callback`;
  const about = { suite: 'providers', needs: ['business-rules'] } as const;
  const notVerified = { expect: 403, example: 'not_verified' } as const;
  return [
    scenario({
      ...about,
      title: `Somebody new at ${provider} gets an account, and the same one each time`,
      cell: `${path} 200`,
      requirements: ['S-providers', 'S-oauth-state'],
      run: async (story) => {
        const user = newProviderUser(story);
        const first = await loggedInAt(story, provider, user);
        const id = String(valueAt(first, '/data/user/id'));
        const account = accountOf(
          { id, email: user.email, displayName: user.name },
          String(valueAt(first, '/data/accessToken')),
          'newcomer',
        );
        const shown = await story.send(request(story, 'getUser', { path: { id } }), {
          as: account,
          expect: 200,
          step: 'follow-up',
          why: 'Read the account with the permission that every account has',
        });
        story.claim(shown, {
          sentence: 'The account has the address of the provider, which is verified',
          holds: valueAt(shown, '/data/email') === user.email && valueAt(shown, '/data/isVerified') === true,
          requirement: 'S-providers',
        });
        const moved = { ...user, email: `${newName(story)}@example.com`, isVerified: false };
        const again = await loggedInAt(story, provider, moved, { why: 'Come back with another address' });
        story.claim(again, {
          sentence: 'The account is that of the person, whatever their address is now',
          holds: valueAt(again, '/data/user/id') === id,
          requirement: 'S-providers',
        });
        await story.send(request(story, 'deleteUser', { path: { id } }), {
          as: 'admin',
          expect: 200,
          step: 'follow-up',
          why: 'Delete the account',
        });
      },
    }),
    scenario({
      ...about,
      title: `A login at ${provider} is linked to the account of the same verified address`,
      cell: `${path} 200`,
      requirements: ['S-providers', 'S-oauth-state'],
      run: async (story) => {
        const account = await admitted(story);
        const user = newProviderUser(story, { email: account.email });
        const answer = await loggedInAt(story, provider, user);
        story.claim(answer, {
          sentence: 'It is the account that was there',
          holds: valueAt(answer, '/data/user/id') === account.id,
          requirement: 'S-providers',
        });
        await story.send(loginOf(story, account), {
          as: 'anonymous',
          expect: 200,
          step: 'follow-up',
          why: 'Log in with the password as before',
        });
      },
    }),
    scenario({
      ...about,
      title: `An address that ${provider} has not verified opens no account`,
      cell: `${path} 403`,
      requirements: ['S-email-not-verified'],
      run: async (story) => {
        const { email } = await admitted(story);
        await loggedInAt(story, provider, newProviderUser(story, { email, isVerified: false }), {
          ...notVerified,
          why: 'Come back with the address of somebody else',
        });
        await loggedInAt(story, provider, newProviderUser(story, { isVerified: false }), {
          ...notVerified,
          why: 'Come back with an address that nobody has',
        });
      },
    }),
    scenario({
      ...about,
      title: `A login at ${provider} opens no account whose address is not verified`,
      cell: `${path} 403`,
      requirements: ['S-email-not-verified'],
      run: async (story) => {
        const { email } = await registered(story);
        await loggedInAt(story, provider, newProviderUser(story, { email }), {
          ...notVerified,
          why: 'Come back with an address that somebody has claimed, and nobody has verified here',
        });
      },
    }),
    scenario({
      ...about,
      title: `A login at ${provider} does not stand for the second factor`,
      cell: `${path} 200`,
      requirements: ['S-mfa-required', 'S-second-factor'],
      run: async (story) => {
        const { account, secret } = await protectedAccount(story);
        const due = await loggedInAt(story, provider, newProviderUser(story, { email: account.email }), {
          example: 'mfa_required',
        });
        story.claim(due, {
          sentence: 'The response asks for the second step, and has no token',
          holds:
            valueAt(due, '/code') === 'MFA_REQUIRED' &&
            valueAt(due, '/data/userId') === account.id &&
            valueAt(due, '/data/accessToken') === undefined,
          requirement: 'S-mfa-required',
        });
        await story.send(secondStep(story, { account }, oneTimeCode(secret, 0)), {
          as: 'anonymous',
          expect: 200,
          step: 'follow-up',
          why: 'Complete the login with a code of the authenticator',
        });
      },
    }),
    scenario({
      ...about,
      title: `A login at ${provider} opens no account that is deactivated`,
      cell: `${path} 403`,
      requirements: ['S-forbidden'],
      run: async (story) => {
        const { id, email } = await admitted(story);
        const user = newProviderUser(story, { email });
        await loggedInAt(story, provider, user, { step: 'set-up' });
        await changeUser(story, id, { isActive: false }, 'Deactivate the account');
        await loggedInAt(story, provider, user, { expect: 403, example: 'deactivated' });
      },
    }),
  ];
});
