import type { FastifyBaseLogger } from 'fastify';
import { fetchUserInfo } from 'openid-client';
import { codeFlow } from '../../openid/code-flow.ts';
import { discovered } from '../../openid/discovered.ts';
import type { Config } from '../config.ts';
import { asking } from './asking.ts';
import type { Provider, ToldPerson } from './provider.ts';
import { subjectIn, textIn } from './told.ts';

/** Google, by OpenID Connect, with PKCE. */
export function google(config: Config, log: FastifyBaseLogger): Provider {
  const configuration = discovered({
    issuer: config.GOOGLE_ISSUER,
    clientId: config.GOOGLE_CLIENT_ID,
    clientSecret: config.GOOGLE_CLIENT_SECRET === '' ? null : config.GOOGLE_CLIENT_SECRET,
    timeoutSeconds: config.PROVIDER_TIMEOUT_SECONDS,
  });
  const flow = codeFlow({ configuration, scope: 'openid email profile', openId: true, pkce: true });
  return {
    begin: (start) => asking('google', log, () => flow.begin(start)),
    complete: (back) =>
      asking('google', log, async () => {
        const tokens = await flow.complete(back);
        const claims = tokens.claims();
        if (!claims) throw new Error('the provider has sent no ID token');
        return personIn(
          claims.email === undefined
            ? await fetchUserInfo(await configuration(), tokens.access_token, claims.sub)
            : claims,
        );
      }),
  };
}

function personIn(claims: Readonly<Record<string, unknown>>): ToldPerson {
  return {
    subject: subjectIn(claims.sub),
    email: textIn(claims.email),
    // Some providers say it as a text.
    isVerified: claims.email_verified === true || claims.email_verified === 'true',
    username: undefined,
    name: textIn(claims.name),
    picture: textIn(claims.picture),
  };
}
