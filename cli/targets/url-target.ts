import type { Contract } from '../../contract/contract.ts';
import { givenTokens } from '../../harness/auth/given-tokens.ts';
import { mockPersonas } from '../../harness/auth/mock-personas.ts';
import { type PersonaId, personas } from '../../harness/persona.ts';
import { createSender, UnreachableError } from '../../harness/send.ts';
import type { AuthAdapter, Target } from '../../harness/target.ts';
import { UserError } from '../user-error.ts';
import type { StartedTarget } from './started-target.ts';

/** Where the personas' credentials come from. */
export const authKinds = ['tokens', 'mock'] as const;
export type AuthKind = (typeof authKinds)[number];

/**
 * An instance that is already running. Throws a UserError if nothing answers there: nobody needs a report about that.
 * `environment` holds the tokens, so that they appear in no process list.
 */
export async function reachUrlTarget(
  url: string,
  auth: AuthKind,
  contract: Contract,
  environment: NodeJS.ProcessEnv,
): Promise<StartedTarget> {
  const target: Target = { kind: 'url', url: baseOf(url), ...meansOf(auth, contract, environment) };
  await probe(target.url);
  return { target, close: async () => {} };
}

function baseOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new UserError(
      `--target ${url} is not known; give mock, or a URL that starts with http:// or https://`,
    );
  if (parsed.username !== '' || parsed.password !== '' || parsed.search !== '' || parsed.hash !== '')
    throw new UserError(
      '--target may have no user, query or fragment; tokens are read from ASSAY_TOKEN_<PERSONA>',
    );
  return parsed.href.replace(/\/$/, '');
}

function meansOf(
  auth: AuthKind,
  contract: Contract,
  environment: NodeJS.ProcessEnv,
): Pick<Target, 'auth' | 'abilities'> {
  if (auth === 'mock') return { auth: mockPersonas(contract), abilities: ['force-responses'] };
  return { auth: tokensIn(environment), abilities: ['business-rules'] };
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
