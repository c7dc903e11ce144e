import type { PersonaId } from '../../harness/model/persona.ts';
import { accountPool } from '../../harness/personas/auth/account-pool.ts';
import { givenTokens } from '../../harness/personas/auth/given-tokens.ts';
import type { TokenSource } from '../../harness/personas/auth/issued-token.ts';
import type { Send } from '../../harness/personas/auth/log-in.ts';
import { accountsOnDemand, type ThrowAwayAccounts } from '../../harness/personas/auth/throw-away.ts';
import { politeSender } from '../../harness/transport/polite-sender.ts';
import { createSender } from '../../harness/transport/send.ts';
import type { AuthContext, Means } from './auth-kind.ts';
import { readSecret, referenceIn } from './secret-reference.ts';
import type { SecretReference } from './secret-schema.ts';
import { readInRun } from './token-source.ts';

export interface GivenPersonas {
  /** For people: where the tokens come from. */
  readonly name: string;
  readonly tokens: ReadonlyMap<PersonaId, TokenSource>;
  /** The security schemes that there are credentials for, of whom they are given by name. */
  readonly schemes?: ReadonlyMap<PersonaId, ReadonlySet<string>>;
  /** Where the disposable accounts are, as the configuration says it. */
  readonly throwAway?: SecretReference | undefined;
  /** The disposable accounts themselves, where the configuration says how they are made. */
  readonly accounts?: ThrowAwayAccounts | undefined;
}

/** Personas whose tokens come from somewhere, and disposable accounts for what spoils an account. Throws a UserError. */
export async function givenPersonas(
  context: AuthContext,
  { name, tokens, schemes, throwAway: configured, accounts }: GivenPersonas,
): Promise<Means> {
  const { url, timeout, pace, readOnly, connection, budget } = context;
  const sender = politeSender(createSender(url, { timeout, connection }), pace, { budget });
  const throwAway = readOnly
    ? undefined
    : (accounts ?? (await throwAwayAccounts(context, configured, sender.send)));
  return {
    auth: givenTokens({ name, tokens, schemes, throwAway }),
    close: async () => {
      try {
        await throwAway?.removeAll();
      } finally {
        sender.close();
      }
    },
  };
}

/** Undefined where nothing is known about accounts of the API. Where none are given, what needs one says so. */
async function throwAwayAccounts(
  { environment, folder, pace, accounts: calls, note = () => {} }: AuthContext,
  configured: SecretReference | undefined,
  send: Send,
): Promise<ThrowAwayAccounts | undefined> {
  if (!calls) return undefined;
  const reference = configured ?? referenceIn(environment, 'ASSAY_TOKENS_THROWAWAY');
  if (!reference) return accountPool([], { calls, send, rest: pace.rest });
  const whose = 'the list of disposable accounts';
  if (!('command' in reference))
    return accountPool(tokensIn(await readSecret(reference, { environment, folder, whose })), {
      calls,
      send,
      rest: pace.rest,
    });
  return accountsOnDemand({
    calls,
    send,
    note,
    logIn: (account) =>
      readInRun(reference, {
        environment,
        folder,
        whose: `the disposable account ${account}`,
        variables: { ASSAY_ACCOUNT: account },
      }),
  });
}

/** One a line, or with commas or spaces between them; lines that begin with # are for people. */
function tokensIn(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(/[\s,]+/))
    .filter((token) => token !== '');
}
