import type { Exchange, ReceivedResponse } from '../model/exchange.ts';
import { isHealthy, type PersonaId } from '../model/persona.ts';
import { Stop } from '../model/stop.ts';
import { type Caller, type Credentials, personaOf, type Spent } from '../model/target.ts';

/** What a server wants to be shown before it does something: a login that is recent enough, or of another kind (RFC 9470). */
export interface StepUp {
  /** Seconds since the login; undefined where the server does not say it. */
  readonly maxAge: number | undefined;
  /** The kind of login that it wants, which nobody here can choose; undefined where any is good enough. */
  readonly kind: string | undefined;
}

/** The challenge of a 401 that a new login may meet (RFC 9470, section 3); undefined for any other response. */
export function stepUpIn({ status, headers }: ReceivedResponse): StepUp | undefined {
  const challenge = headers['www-authenticate'] ?? '';
  if (status !== 401 || parameter(challenge, 'error') !== 'insufficient_user_authentication')
    return undefined;
  const maxAge = parameter(challenge, 'max_age');
  return {
    maxAge: maxAge === undefined ? undefined : Number(maxAge),
    kind: parameter(challenge, 'acr_values'),
  };
}

/** The value of a parameter of a challenge: a token, or a text in quotes (RFC 9110, section 11.2). */
function parameter(challenge: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,"]+))`, 'i').exec(challenge);
  return found?.[1] ?? found?.[2];
}

/** "a recent login (max_age 300 s)" */
function wordsOf({ maxAge, kind }: StepUp): string {
  const said = [
    ...(maxAge === undefined ? [] : [`max_age ${maxAge} s`]),
    ...(kind === undefined ? [] : [`acr_values ${kind}`]),
  ];
  return `a recent login${said.length === 0 ? '' : ` (${said.join(', ')})`}`;
}

/** Credentials that there are now, or why there are none. */
export interface Current {
  readonly credentials?: Credentials | undefined;
  readonly why?: string;
}

/** Credentials of a login that was made for a challenge. */
export interface SteppedUp {
  readonly credentials: Credentials;
  /** Whether it was made for this request; otherwise for another one at the same time. */
  readonly isOwn: boolean;
  /** Has to be called when they met the challenge. */
  readonly helped: () => void;
}

/** Logins for challenges. Lives as long as a run. */
export interface StepUps {
  /**
   * Logs in anew, once for the same credentials. Undefined where the refusal is to be judged as any other: the server
   * still refuses after such a login. Stops the scenario where nobody can log in as the server wants it.
   */
  readonly steppedUp: (
    refused: { readonly exchange: Exchange; readonly caller: Caller; readonly credentials: Credentials },
    wanted: StepUp,
  ) => Promise<SteppedUp | undefined>;
}

export function createStepUps({
  name,
  current,
}: {
  /** Name of the adapter. */
  readonly name: string;
  readonly current: (persona: PersonaId, exchange: Exchange, spent: Spent) => Promise<Current>;
}): StepUps {
  const logins = new Map<string, Promise<Current>>();
  /** Secrets of such logins, and whether one has met a challenge. */
  const made = new Map<string, boolean>();
  return {
    steppedUp: async ({ exchange, caller, credentials: old }, wanted) => {
      const [spent] = old.secrets;
      if (spent === undefined || !isHealthy(personaOf(caller))) return undefined;
      const refuse = (why: string): Stop =>
        new Stop('inconclusive', `${exchange.operation.key} wants ${wordsOf(wanted)}, and ${why}`);
      if (made.get(spent) === false) {
        // Which kind of login it wants, only the server knows.
        if (wanted.kind !== undefined) throw refuse(`a new login of ${name} is of another kind`);
        return undefined;
      }
      if (typeof caller !== 'string') throw refuse('a disposable account logs in once');
      const isOwn = !logins.has(spent);
      const login = logins.get(spent) ?? current(caller, exchange, { ...old, wanted: 'login' });
      logins.set(spent, login);
      const { credentials, why = `${name} cannot log in again` } = await login;
      const [secret] = credentials?.secrets ?? [];
      if (!credentials || secret === undefined || secret === spent) throw refuse(why);
      if (isOwn) made.set(secret, false);
      return { credentials, isOwn, helped: () => made.set(secret, true) };
    },
  };
}
