import type { FastifyBaseLogger } from 'fastify';
import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  fetchProtectedResource,
} from 'openid-client';
import { codeFlow } from '../../openid/code-flow.ts';
import type { Config } from '../config.ts';
import { asking } from './asking.ts';
import type { Provider, ToldPerson } from './provider.ts';
import { isRecord, subjectIn, textIn } from './told.ts';

/** GitHub, by OAuth 2.0, and its API, which says who a token is of. */
export function github(config: Config, log: FastifyBaseLogger): Provider {
  const client = configurationOf(config);
  const flow = codeFlow({
    ...{ configuration: async () => client, openId: false, pkce: false },
    scope: 'read:user user:email',
  });
  return {
    begin: (start) => asking('github', log, () => flow.begin(start)),
    complete: (back) =>
      asking('github', log, async () => {
        const { access_token } = await flow.complete(back);
        const get = (path: string) => resource(client, access_token, `${config.GITHUB_API_URL}${path}`);
        return personIn(await get('/user'), await get('/user/emails'));
      }),
  };
}

function configurationOf(config: Config): Configuration {
  const { GITHUB_URL: issuer, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = config;
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/login/oauth/authorize`,
    token_endpoint: `${issuer}/login/oauth/access_token`,
  };
  const client = new Configuration(
    metadata,
    GITHUB_CLIENT_ID,
    undefined,
    ClientSecretPost(GITHUB_CLIENT_SECRET),
  );
  client.timeout = config.PROVIDER_TIMEOUT_SECONDS;
  if ([issuer, config.GITHUB_API_URL].some((url) => url.startsWith('http:'))) allowInsecureRequests(client);
  return client;
}

async function resource(client: Configuration, token: string, url: string): Promise<unknown> {
  const headers = new Headers({ accept: 'application/vnd.github+json' });
  const response = await fetchProtectedResource(client, token, new URL(url), 'GET', null, headers);
  if (!response.ok) throw new Error(`GET ${url} got ${response.status}`, { cause: response });
  return response.json();
}

/** The address of the profile is one that people choose to show; only the list says which is verified. */
function personIn(user: unknown, emails: unknown): ToldPerson {
  if (!isRecord(user) || !Array.isArray(emails)) throw new Error('the API has not said who somebody is');
  const primary = emails.filter(isRecord).find((each) => each.primary === true);
  return {
    subject: subjectIn(user.id),
    email: textIn(primary?.email),
    isVerified: primary?.verified === true,
    username: textIn(user.login),
    name: textIn(user.name),
    picture: textIn(user.avatar_url),
  };
}
