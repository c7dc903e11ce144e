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
  /** Has to be called when the request is over: whether they met its challenge. Whoever else wants them waits for it. */
  readonly ended: (met: boolean) => void;
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
  /**
   * Waits until the logins for challenges of a persona have met theirs, or have not: a server may take such a login for
   * one request only, and that is the one that was challenged.
   */
  readonly ended: (persona: PersonaId) => Promise<void>;
}

interface Login {
  readonly persona: PersonaId;
  readonly current: Promise<Current>;
  /** Whether it met the challenge that it was made for. */
  readonly met: PromiseWithResolvers<boolean>;
}

export function createStepUps({
  name,
  current,
}: {
  /** Name of the adapter. */
  readonly name: string;
  readonly current: (persona: PersonaId, exchange: Exchange, spent: Spent) => Promise<Current>;
}): StepUps {
  /** Logins by the secrets that were not good enough, and by those that they gave. */
  const instead = new Map<string, Login>();
  const made = new Map<string, Login>();
  const underWay = new Set<Login>();

  function logIn(persona: PersonaId, exchange: Exchange, old: Credentials): Login {
    const met = Promise.withResolvers<boolean>();
    const login = { persona, met, current: current(persona, exchange, { ...old, wanted: 'login' }) };
    underWay.add(login);
    void met.promise.then(() => underWay.delete(login));
    login.current.then(
      ({ credentials }) => credentials ?? met.resolve(false),
      () => met.resolve(false),
    );
    return login;
  }

  return {
    ended: async (persona) => {
      const own = [...underWay].filter((login) => login.persona === persona);
      await Promise.all(own.map(({ met }) => met.promise));
    },
    steppedUp: async ({ exchange, caller, credentials: old }, wanted) => {
      const [spent] = old.secrets;
      if (spent === undefined || !isHealthy(personaOf(caller))) return undefined;
      const refuse = (why: string): Stop =>
        new Stop('inconclusive', `${exchange.operation.key} wants ${wordsOf(wanted)}, and ${why}`);
      const inVain = (): undefined => {
        // Which kind of login it wants, only the server knows.
        if (wanted.kind !== undefined) throw refuse(`a new login of ${name} is of another kind`);
        return undefined;
      };
      if ((await made.get(spent)?.met.promise) === false) return inVain();
      if (typeof caller !== 'string') throw refuse('a disposable account logs in once');
      const known = instead.get(spent);
      const login = known ?? logIn(caller, exchange, old);
      instead.set(spent, login);
      const { credentials, why = `${name} cannot log in again` } = await login.current;
      const [secret] = credentials?.secrets ?? [];
      if (!credentials || secret === undefined || secret === spent) {
        login.met.resolve(false);
        throw refuse(why);
      }
      made.set(secret, login);
      if (known && !(await login.met.promise)) return inVain();
      return { credentials, ended: login.met.resolve };
    },
  };
}
