import type { FastifyBaseLogger } from 'fastify';
import { type Configuration, fetchUserInfo } from 'openid-client';
import { type CodeFlow, codeFlow } from '../../openid/code-flow.ts';
import { discovered } from '../../openid/discovered.ts';
import { reasonsOf } from '../../openid/reasons-of.ts';
import { fail } from '../errors/api-error.ts';
import { identityTold, UnusableIdentity } from '../identity/told-identity.ts';
import type { Identity } from '../people/repository.ts';
import type { OidcSettings } from './oidc-settings.ts';
import type { LoginProvider } from './provider.ts';

interface Surroundings {
  readonly timeoutSeconds: number;
  readonly log: FastifyBaseLogger;
}

type Claims = Readonly<Record<string, unknown>>;

/** A provider of OpenID Connect; whatever it does wrong while it tells who somebody is refuses the login. */
export function oidcProvider(settings: OidcSettings, { timeoutSeconds, log }: Surroundings): LoginProvider {
  const { issuer, client_id: clientId, client_secret: clientSecret, scope } = settings;
  const configuration = discovered({ issuer, clientId, clientSecret, timeoutSeconds });
  const { begin, complete } = codeFlow({ configuration, scope, openId: true, pkce: true });
  return {
    ...{ id: settings.id, name: settings.name, icon: settings.icon, clientId, begin },
    complete: async (back) => {
      try {
        return await identityOf(await configuration(), settings, await complete(back));
      } catch (error) {
        log.warn({ provider: settings.id, reason: reasonsOf(error) }, 'a login was refused');
        throw fail('login_refused');
      }
    },
  };
}

async function identityOf(
  configuration: Configuration,
  settings: OidcSettings,
  tokens: Awaited<ReturnType<CodeFlow['complete']>>,
): Promise<Identity> {
  const told = tokens.claims();
  if (!told) throw new UnusableIdentity('the provider has sent no ID token');
  const wanted = ['email', 'name', settings.groups_claim];
  const isComplete = wanted.every((claim) => told[claim] !== undefined);
  const canBeAsked = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const more: Claims =
    isComplete || !canBeAsked ? {} : await fetchUserInfo(configuration, tokens.access_token, told.sub);
  return identityIn(told, more, settings);
}

/** What the ID token says counts for more than what the userinfo endpoint says. */
function identityIn(told: Claims, more: Claims, { id, groups_claim }: OidcSettings): Identity {
  const address = told.email === undefined ? more : told;
  // Threat models are shared by address: one that the provider does not vouch for could be anybody's.
  if (String(address.email_verified) === 'false')
    throw new UnusableIdentity('the provider has not verified the address of the person');
  return identityTold({
    provider: id,
    subject: told.sub,
    name: told.name ?? more.name ?? told.preferred_username ?? more.preferred_username,
    email: address.email,
    groups: told[groups_claim] ?? more[groups_claim],
  });
}
