import type { Contract } from '../../contract/contract.ts';
import { givenTokens } from '../../harness/auth/given-tokens.ts';
import { mockPersonas } from '../../harness/auth/mock-personas.ts';
import { type AccountsOf, testProvider } from '../../harness/auth/test-provider.ts';
import type { Note } from '../../harness/kept-journal.ts';
import { type PersonaId, personas } from '../../harness/persona.ts';
import { createSender, UnreachableError } from '../../harness/send.ts';
import type { Ability, AuthAdapter } from '../../harness/target.ts';
import { UserError } from '../user-error.ts';
import { abilitiesOf } from './abilities.ts';
import type { StartedTarget } from './started-target.ts';

/** Where the personas' credentials come from. */
export const authKinds = ['tokens', 'test-provider', 'mock'] as const;
export type AuthKind = (typeof authKinds)[number];

export interface UrlOptions {
  readonly url: string;
  readonly auth: AuthKind;
  readonly contract: Contract;
  /** How accounts are made there; undefined where the API has no test provider. */
  readonly accounts: AccountsOf | undefined;
  /** Milliseconds for one exchange of a login. */
  readonly timeout: number;
  /** Holds tokens and secrets, so that they appear in no process list. */
  readonly environment: NodeJS.ProcessEnv;
  /** Told of accounts that are made there, and gone. */
  readonly note?: Note;
}

/**
 * An instance that is already running. Throws a UserError if nothing answers there: nobody needs a report about that.
 */
export async function reachUrlTarget(options: UrlOptions): Promise<StartedTarget> {
  const url = baseOf(options.url);
  const { auth, abilities, close } = meansOf({ ...options, url });
  await probe(url);
  return { target: { kind: 'url', url, abilities, auth }, outlives: true, close };
}

function baseOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new UserError(
      `--target ${url} is not known; give mock, reference, or a URL that starts with http:// or https://`,
    );
  if (parsed.username !== '' || parsed.password !== '' || parsed.search !== '' || parsed.hash !== '')
    throw new UserError(
      '--target may have no user, query or fragment; tokens are read from ASSAY_TOKEN_<PERSONA>',
    );
  return parsed.href.replace(/\/$/, '');
}

interface Means {
  readonly auth: AuthAdapter;
  readonly abilities: readonly Ability[];
  readonly close: () => Promise<void>;
}

function meansOf({ url, auth, contract, accounts, timeout, environment, note }: UrlOptions): Means {
  const nothingToDo = async (): Promise<void> => {};
  switch (auth) {
    case 'mock':
      return { auth: mockPersonas(contract), abilities: abilitiesOf.mock, close: nothingToDo };
    case 'tokens':
      return { auth: tokensIn(environment), abilities: abilitiesOf.url, close: nothingToDo };
    case 'test-provider': {
      if (!accounts)
        throw new UserError('--auth test-provider is for tmi; other documents have no test provider');
      const provider = testProvider({ url, timeout, accounts, administrator: 'admin', note });
      return { auth: provider, abilities: abilitiesOf.url, close: provider.close };
    }
  }
}

/** "ASSAY_TOKEN_OWNER" is the token of the persona "owner". */
function tokensIn(environment: NodeJS.ProcessEnv): AuthAdapter {
  const tokens = personas.flatMap(({ id }): [PersonaId, string][] => {
    const token = environment[`ASSAY_TOKEN_${id.toUpperCase()}`];
    return token === undefined || token === '' ? [] : [[id, token]];
  });
  return { ...givenTokens(new Map(tokens)), name: 'the environment (ASSAY_TOKEN_<PERSONA>)' };
}

const probeTimeout = 5000;

async function probe(url: string): Promise<void> {
  const sender = createSender(url, { timeout: probeTimeout });
  try {
    await sender.send({ method: 'GET', target: '/', headers: { accept: '*/*' }, body: undefined });
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    const reason = error.message.split(': ').slice(1).join(': ');
    throw new UserError(`the target ${url} cannot be reached: ${reason}; start it, or give another --target`);
  } finally {
    sender.close();
  }
}
