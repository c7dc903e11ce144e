import { z } from 'zod';
import { type HealthyPersonaId, healthyPersonas } from '../../harness/model/persona.ts';
import type { TokenSource } from '../../harness/personas/auth/issued-token.ts';
import { type SessionLogin, sessionLogin } from '../../harness/personas/auth/session-login.ts';
import { politeSender } from '../../harness/transport/polite-sender.ts';
import { createSender } from '../../harness/transport/send.ts';
import { strictRecord } from '../strict-record.ts';
import { UserError } from '../user-error.ts';
import { type AuthContext, authKind } from './auth-kind.ts';
import { givenPersonas } from './given-personas.ts';
import { requireKnownSchemes } from './known-schemes.ts';
import { type LoginBody, loginBody, readLoginBody } from './login-body.ts';
import { loginOperation, requestOf } from './login-operation.ts';
import { namedSecrets } from './named-source.ts';
import { signedUpAccounts, signUpSchema } from './sign-up.ts';
import { variablesIn } from './variables-in.ts';

const pointer = z.string().regex(/^\//, { error: 'must be a JSON Pointer, such as "/access_token"' });
const bodyOf = (persona: HealthyPersonaId) =>
  loginBody.optional().meta({ description: `what the ${persona} logs in with` });

/** An operation of the API itself logs everybody in. */
export const login = authKind({
  schema: strictRecord({
    kind: z.literal('login'),
    operation: z.string().min(1).meta({
      description: 'the operation that logs in: its operationId, or method and path: `POST /login`',
    }),
    personas: strictRecord({
      owner: bodyOf('owner'),
      writer: bodyOf('writer'),
      reader: bodyOf('reader'),
      stranger: bodyOf('stranger'),
      admin: bodyOf('admin'),
    }).meta({
      description:
        'the body of the login for each persona: members by name, or by JSON Pointer (`/user/email`); secrets by reference',
    }),
    token: pointer.optional().meta({
      description:
        'where the response has the token, as a JSON Pointer; without it, cookies authenticate the persona',
    }),
    refreshToken: pointer.optional().meta({ description: 'where the response has the refresh token' }),
    expiresIn: pointer.optional().meta({
      description: 'where the response has the lifetime of the token in seconds; not needed for a JWT',
    }),
    cookie: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'the session cookie (default: the first cookie that the login sets)' }),
    refresh: strictRecord({
      operation: z.string().min(1).meta({ description: 'the operation that returns a new token' }),
      member: z
        .string()
        .min(1)
        .meta({ description: 'the member of its body that carries the refresh token' }),
    })
      .optional()
      .meta({
        description:
          'how a token is refreshed before it expires: `operation`, and the `member` of its body that carries the refresh token; without it, the persona logs in again',
      }),
    accounts: signUpSchema.optional(),
  }).meta({ description: 'an operation of the document logs each persona in' }),
  abilities: ['business-rules'],
  open: async (context, said) => {
    const operation = loginOperation(said.operation, context.contract, 'auth.operation');
    const refresh =
      said.refresh && loginOperation(said.refresh.operation, context.contract, 'auth.refresh.operation');
    if (said.refresh && said.refreshToken === undefined)
      throw new UserError('auth.refresh needs auth.refreshToken, which says where the refresh token is');
    const { url, timeout, connection, pace, csrf, budget } = context;
    const sender = createSender(url, { timeout, connection });
    const secrets: string[] = [];
    const sources = new Map<HealthyPersonaId, TokenSource>();
    requireVariables(said.personas, context.environment);
    for (const { persona, given } of bodiesOf(said.personas)) {
      const whose = `the login of the persona "${persona}"`;
      const read = await readLoginBody(given, { ...context, whose, variables: { ASSAY_PERSONA: persona } });
      secrets.push(...read.secrets);
      const member = said.refresh?.member;
      const how: SessionLogin = {
        ...{ url, csrf, whose },
        send: politeSender(sender, pace, { budget, account: persona }).send,
        request: requestOf(operation, read.json),
        gives: said,
        shown: read.secrets,
        refresh:
          refresh && member !== undefined
            ? (token: string) => requestOf(refresh, { [member]: token })
            : undefined,
      };
      const logIn = sessionLogin(how);
      const others = await otherSecrets(persona, context);
      secrets.push(...Object.values(others));
      sources.set(persona, async (wanted) => ({ ...(await logIn(wanted)), named: others }));
    }
    if (sources.size === 0)
      throw new UserError('auth.personas of --auth login is empty; give at least the owner');
    const disposable =
      said.accounts &&
      (await signedUpAccounts(
        said.accounts,
        {
          ...{ url, csrf, operation, gives: said, refresh: undefined },
          send: politeSender(sender, pace, { budget, account: 'disposable accounts' }).send,
        },
        context,
      ));
    secrets.push(...(disposable?.secrets ?? []));
    const means = await givenPersonas(context, {
      ...{ name: `logins by ${operation.key}`, tokens: sources, accounts: disposable?.accounts },
    });
    return {
      ...means,
      secrets,
      secretPlaces: [operation, ...(refresh ? [refresh] : [])].flatMap(({ method, path }) =>
        [said.token, said.refreshToken].flatMap((pointer) =>
          pointer === undefined ? [] : [{ method, path, place: { kind: 'body', pointer } as const }],
        ),
      ),
      close: async () => {
        try {
          await means.close();
        } finally {
          sender.close();
        }
      },
    };
  },
});

/** What the configuration has for security schemes that the login gives nothing for, by their names. */
async function otherSecrets(persona: HealthyPersonaId, { personas, contract, ...context }: AuthContext) {
  const reference = personas[persona];
  if (reference === undefined || !('schemes' in reference)) return {};
  requireKnownSchemes(Object.keys(reference.schemes), contract, `personas.${persona}.schemes`);
  return namedSecrets(reference.schemes, persona, { ...context, variables: { ASSAY_PERSONA: persona } });
}

function bodiesOf(
  said: Readonly<Partial<Record<HealthyPersonaId, LoginBody | undefined>>>,
): readonly { readonly persona: HealthyPersonaId; readonly given: LoginBody }[] {
  return healthyPersonas.flatMap(({ id: persona }) => {
    const given = said[persona];
    return given ? [{ persona, given }] : [];
  });
}

/** Names all variables that are missing at once, so that nobody has to come back for each. Throws a UserError. */
function requireVariables(bodies: object, environment: NodeJS.ProcessEnv): void {
  const unset = variablesIn(bodies).filter((name) => !environment[name]?.trim());
  if (unset.length > 1)
    throw new UserError(`the logins of the personas need ${unset.join(', ')}, which are not set`);
}
