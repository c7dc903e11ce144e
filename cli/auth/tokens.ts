import { z } from 'zod';
import { accountPool } from '../../harness/auth/account-pool.ts';
import { AuthError } from '../../harness/auth/auth-error.ts';
import { givenTokens } from '../../harness/auth/given-tokens.ts';
import type { IssuedToken, TokenSource } from '../../harness/auth/issued-token.ts';
import { accountsOnDemand, type ThrowAwayAccounts } from '../../harness/auth/throw-away.ts';
import { type PersonaId, personas } from '../../harness/persona.ts';
import { politeSender } from '../../harness/politeness/polite-sender.ts';
import { createSender } from '../../harness/send.ts';
import type { SecretReference } from '../config/secret-reference.ts';
import { strictRecord } from '../config/strict-record.ts';
import { UserError } from '../user-error.ts';
import { type AuthContext, authKind } from './auth-kind.ts';
import { printedToken } from './printed-token.ts';
import { type ReadingSecrets, readSecret, referenceIn } from './secret-reference.ts';

/** Tokens that somebody got elsewhere. */
export const tokens = authKind({
  schema: strictRecord({ kind: z.literal('tokens') }).meta({
    description: 'tokens are given, with `personas` or in `ASSAY_TOKEN_<PERSONA>`',
  }),
  abilities: ['business-rules'],
  open: async (context) => {
    const { url, timeout, pace } = context;
    const sender = politeSender(createSender(url, { timeout }), pace);
    const throwAway = context.readOnly ? undefined : await throwAwayAccounts(context, sender.send);
    const auth = givenTokens({
      name: nameFor(context),
      tokens: await personaTokens(context),
      throwAway,
    });
    return {
      auth,
      close: async () => {
        try {
          await throwAway?.removeAll();
        } finally {
          sender.close();
        }
      },
    };
  },
});

function nameFor({ personas }: AuthContext): string {
  const environment = 'the environment (ASSAY_TOKEN_<PERSONA>)';
  return Object.keys(personas).length === 0 ? environment : `the configuration, and ${environment}`;
}

/**
 * What the configuration refers to comes first; "ASSAY_TOKEN_OWNER" is the token of the persona "owner". Whoever has not
 * set a variable goes without that persona.
 */
async function personaTokens({
  environment,
  personas: configured,
  folder,
}: AuthContext): Promise<Map<PersonaId, TokenSource>> {
  const references = new Map<string, SecretReference | undefined>(Object.entries(configured));
  const found = personas.map(async ({ id }): Promise<[PersonaId, TokenSource][]> => {
    const reference = references.get(id) ?? referenceIn(environment, `ASSAY_TOKEN_${id.toUpperCase()}`);
    if (!reference || ('env' in reference && !environment[reference.env])) return [];
    const reading = {
      environment,
      folder,
      whose: `the token of the persona "${id}"`,
      variables: { ASSAY_PERSONA: id },
    };
    return [[id, await checked(reference, reading)]];
  });
  return new Map((await Promise.all(found)).flat());
}

/** Reads a token once before it is needed, so that what cannot be read is told before anything is sent. */
async function checked(reference: SecretReference, reading: ReadingSecrets): Promise<TokenSource> {
  let first: IssuedToken | undefined = await read(reference, reading);
  return async () => {
    const token = first ?? (await readInRun(reference, reading));
    first = undefined;
    return token;
  };
}

async function read(reference: SecretReference, reading: ReadingSecrets): Promise<IssuedToken> {
  return printedToken(await readSecret(reference, reading), reading.whose);
}

/** What cannot be read while a run goes on is a login that failed, and no reason to end the run. */
async function readInRun(reference: SecretReference, reading: ReadingSecrets): Promise<IssuedToken> {
  try {
    return await read(reference, reading);
  } catch (error) {
    throw error instanceof UserError ? new AuthError(error.message) : error;
  }
}

const pool = 'ASSAY_TOKENS_THROWAWAY';

/** Undefined where nothing is known about accounts of the API. Where none are given, what needs one says so. */
async function throwAwayAccounts(
  { environment, folder, accounts: calls, note = () => {} }: AuthContext,
  send: ReturnType<typeof createSender>['send'],
): Promise<ThrowAwayAccounts | undefined> {
  if (!calls) return undefined;
  const reference = referenceIn(environment, pool);
  if (!reference) return accountPool([], { calls, send });
  const whose = 'the throw-away accounts';
  if (!('command' in reference))
    return accountPool(tokensIn(await readSecret(reference, { environment, folder, whose })), {
      calls,
      send,
    });
  return accountsOnDemand({
    calls,
    send,
    note,
    logIn: (account) =>
      readInRun(reference, {
        environment,
        folder,
        whose: `the throw-away account ${account}`,
        variables: { ASSAY_ACCOUNT: account },
      }),
  });
}

/** One a line, or with commas or spaces between them; lines that begin with # are for people. */
function tokensIn(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/[\s,]+/))
    .filter((token) => token !== '');
}
