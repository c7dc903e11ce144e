import { z } from 'zod';
import { AuthError } from '../../harness/model/auth-error.ts';
import { type HealthyPersonaId, healthyPersonas } from '../../harness/model/persona.ts';
import type { TokenSource } from '../../harness/personas/auth/issued-token.ts';
import type { OAuthClient, OAuthClientOptions } from '../../harness/personas/auth/oauth-client.ts';
import { strictRecord } from '../strict-record.ts';
import { UserError } from '../user-error.ts';
import { type AuthContext, authKind } from './auth-kind.ts';
import { authorizationServer } from './authorization-server.ts';
import { givenPersonas } from './given-personas.ts';
import { readSecret, referenceIn } from './secret-reference.ts';
import { type SecretReference, secretReference } from './secret-schema.ts';

const client = strictRecord({
  id: z.string().min(1).meta({ description: 'the client_id' }),
  secret: secretReference.meta({ description: 'the client_secret, by reference' }),
}).optional();

const playing = (persona: HealthyPersonaId) =>
  client.meta({ description: `the client that plays the ${persona}` });

const clients = strictRecord({
  owner: playing('owner'),
  writer: playing('writer'),
  reader: playing('reader'),
  stranger: playing('stranger'),
  admin: playing('admin'),
});

/** Clients of an authorization server, one for each persona (RFC 6749, section 4.4). */
export const clientCredentials = authKind({
  schema: strictRecord({
    kind: z.literal('client-credentials'),
    clients: clients.optional().meta({
      description:
        'the client of each persona, with its secret by reference; otherwise `ASSAY_CLIENT_ID_<PERSONA>` and `ASSAY_CLIENT_SECRET_<PERSONA>`',
    }),
    issuer: z
      .url()
      .optional()
      .meta({ description: 'URL of an authorization server that publishes its metadata' }),
    tokenUrl: z.url().optional().meta({
      description: 'the token endpoint (default: from the issuer, the document or the target)',
    }),
    scope: z.string().optional().meta({ description: 'requested scopes, separated by spaces' }),
    parameters: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'further parameters of the token request, such as `audience`' }),
    authentication: z.enum(['basic', 'post']).optional().meta({
      description:
        'how the client sends its secret: in the Authorization header (`basic`, the default) or in the body (`post`)',
    }),
    throwAway: secretReference.optional().meta({ description: 'disposable accounts, as for `tokens`' }),
  }).meta({ description: 'each persona is a client of an authorization server' }),
  abilities: ['business-rules'],
  open: async (context, said) => {
    if (context.accounts?.clientsOnlyRead && !context.readOnly)
      throw new UserError(
        '--auth client-credentials: clients of this API may not change or delete what they create, so it would stay; add --read-only, or use --auth interactive',
      );
    const known = clientsOf(context, said.clients ?? {});
    if (known.length === 0)
      throw new UserError(
        '--auth client-credentials needs clients: set ASSAY_CLIENT_ID_OWNER and ASSAY_CLIENT_SECRET_OWNER, and those of other personas, or auth.clients of the target in assay.config',
      );
    const server = authorizationServer('clientCredentials', context, said);
    const parameters = { ...said.parameters, ...(said.scope !== undefined && { scope: said.scope }) };
    const found = known.map(async ({ persona, id, secret }): Promise<[HealthyPersonaId, TokenSource]> => {
      const whose = `the client secret of the persona "${persona}"`;
      const { authentication } = said;
      const options = {
        ...{ server, id, authentication, timeout: context.timeout },
        secret: await readSecret(secret, { ...context, whose }),
      };
      return [persona, tokensOf(options, parameters)];
    });
    return givenPersonas(context, {
      name: 'client credentials',
      tokens: new Map(await Promise.all(found)),
      throwAway: said.throwAway,
    });
  },
});

interface KnownClient {
  readonly persona: HealthyPersonaId;
  readonly id: string;
  readonly secret: SecretReference;
}

function clientsOf({ environment }: AuthContext, configured: z.output<typeof clients>): KnownClient[] {
  return healthyPersonas.flatMap(({ id: persona }): KnownClient[] => {
    const said = configured[persona];
    if (said) return [{ persona, ...said }];
    const suffix = persona.toUpperCase();
    const id = environment[`ASSAY_CLIENT_ID_${suffix}`];
    const secret = referenceIn(environment, `ASSAY_CLIENT_SECRET_${suffix}`);
    if (id === undefined || id === '') return [];
    if (!secret)
      throw new UserError(`ASSAY_CLIENT_ID_${suffix} is set, but ASSAY_CLIENT_SECRET_${suffix} is not`);
    return [{ persona, id, secret }];
  });
}

/** Asks for the first token when it is needed, and gets to know the server before that. */
function tokensOf(options: OAuthClientOptions, parameters: Readonly<Record<string, string>>): TokenSource {
  let known: Promise<OAuthClient> | undefined;
  return async () => {
    known ??= loadedClient(options);
    try {
      return await (await known).ownToken(parameters);
    } catch (error) {
      // Next time, it may be there.
      if (error instanceof AuthError) known = undefined;
      throw error;
    }
  };
}

/** Loads the library of clients only where one is needed. */
async function loadedClient(options: OAuthClientOptions): Promise<OAuthClient> {
  const { oauthClient } = await import('../../harness/personas/auth/oauth-client.ts');
  return oauthClient(options);
}
