import type { IdentityProviderOptions } from '../../../testing/oidc-identity-provider.ts';
import type { LocalPerson } from './local-person.ts';

/** GET /user and GET /user/emails, as the API of GitHub has them, for who brings an access token. */
export function gitHubResources(
  personOf: (subject: string) => LocalPerson,
): NonNullable<IdentityProviderOptions['resources']> {
  return async (provider, context) => {
    const show = views[context.path];
    if (!show) return false;
    const [, token = ''] = /^Bearer (\S+)$/.exec(context.get('authorization')) ?? [];
    const found = await provider.AccessToken.find(token);
    if (!found?.accountId) {
      context.status = 401;
      context.body = { message: 'Bad credentials' };
      return true;
    }
    context.body = show(personOf(found.accountId));
    return true;
  };
}

const views: Readonly<Record<string, (person: LocalPerson) => unknown>> = {
  '/user': ({ subject, name, login = `login-${subject}` }) => ({
    ...{ id: Number(subject), login, name, email: null, type: 'User' },
    avatar_url: `https://avatars.example/u/${subject}`,
  }),
  '/user/emails': ({ email, isVerified }) => [
    { email: `old-${email}`, primary: false, verified: true, visibility: null },
    { email, primary: true, verified: isVerified, visibility: 'private' },
  ],
};
