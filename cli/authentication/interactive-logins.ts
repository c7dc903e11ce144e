import { decodeJwt, errors } from 'jose';
import { AuthError } from '../../harness/model/auth-error.ts';
import { type HealthyPersona, type HealthyPersonaId, healthyPersonas } from '../../harness/model/persona.ts';
import { type BegunLogin, logInAtBrowser } from '../../harness/personas/auth/browser-login.ts';
import type { IssuedToken } from '../../harness/personas/auth/issued-token.ts';
import { nextLine, type Terminal } from '../terminal/terminal.ts';

export interface InteractiveLogins {
  /** Who is asked for; all of them, if nobody is named. */
  readonly personas: readonly HealthyPersonaId[];
  readonly callback: URL;
  readonly begin: (redirectUri: string) => Promise<BegunLogin>;
  readonly terminal: Terminal;
  /** Opens a browser. */
  readonly open: (address: string) => Promise<void>;
  /** Milliseconds that somebody may take for one login. */
  readonly patience: number;
}

/** Lets somebody log in as one persona after the other. Whoever is left out is not in the result. */
export async function interactiveLogins(
  options: InteractiveLogins,
): Promise<ReadonlyMap<HealthyPersonaId, IssuedToken>> {
  const { personas, terminal } = options;
  const wanted = order.flatMap((id) =>
    personas.includes(id) ? healthyPersonas.filter((persona) => persona.id === id) : [],
  );
  const done = new Map<HealthyPersonaId, IssuedToken>();
  terminal.output.write(
    `Log in as ${wanted.length === 1 ? 'one person' : `${wanted.length} people, one after the other, each with an account of their own`}.\n`,
  );
  for (const [index, persona] of wanted.entries()) {
    terminal.output.write(`\n${index + 1} of ${wanted.length}  ${persona.id}: ${persona.sentence}\n`);
    const token = await asOne(persona, done, options);
    if (token) done.set(persona.id, token);
  }
  terminal.output.write('\n');
  return done;
}

/** Whom most depends on comes first. */
const order: readonly HealthyPersonaId[] = ['owner', 'writer', 'reader', 'stranger', 'admin'];

/** Asks until somebody is logged in who is nobody else, or left out. */
async function asOne(
  { id }: HealthyPersona,
  others: ReadonlyMap<HealthyPersonaId, IssuedToken>,
  { callback, begin, terminal, open, patience }: InteractiveLogins,
): Promise<IssuedToken | undefined> {
  const say = (text: string): void => void terminal.output.write(`        ${text}\n`);
  for (;;) {
    say('Press Enter to open the browser, or type s and Enter to skip this persona.');
    if (/^s/i.test((await nextLine(terminal.input)).trim())) return undefined;
    try {
      const token = await logInAtBrowser({
        ...{ callback, begin, patience },
        open: async (address) => {
          say(`If no browser opens: ${address}`);
          await open(address);
        },
      });
      const other = sameAs(token, others);
      if (other === undefined) {
        say('Logged in.');
        return token;
      }
      say(`That is the account of the ${other}; the ${id} needs another account. Log out at the provider,`);
      say('or use a private window.');
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      say(`That did not work: ${error.message}.`);
    }
  }
}

/** Who has the same account, as far as tokens tell it. */
function sameAs(
  { token }: IssuedToken,
  others: ReadonlyMap<HealthyPersonaId, IssuedToken>,
): HealthyPersonaId | undefined {
  const subject = subjectOf(token);
  if (subject === undefined) return undefined;
  return [...others].find(([, other]) => subjectOf(other.token) === subject)?.[0];
}

function subjectOf(token: string): string | undefined {
  try {
    const { iss, idp, sub } = decodeJwt(token);
    return sub === undefined ? undefined : JSON.stringify([iss, idp, sub]);
  } catch (error) {
    // An opaque token says nothing.
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
