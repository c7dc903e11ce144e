import type { z } from 'zod';
import type { Contract } from '../../contract/contract.ts';
import type { Note } from '../../harness/journal/journal-writer.ts';
import type { SecretPlace } from '../../harness/model/answer-place.ts';
import type { Budget } from '../../harness/model/budget.ts';
import type { Connection } from '../../harness/model/connection.ts';
import type { CsrfGuard } from '../../harness/model/csrf.ts';
import type { Pace } from '../../harness/model/pace.ts';
import type { Ability, AuthAdapter } from '../../harness/model/target.ts';
import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import type { TokenMemory } from '../../harness/personas/auth/token-memory.ts';
import type { PersonaReferences } from './persona-references.ts';

/** A way to get credentials for a target at a URL: `auth.kind` of a target in a configuration, and `--auth`. */
export interface AuthKind<Schema extends AuthSchema = AuthSchema> {
  readonly name: string;
  /** A strict record with `kind` and whatever else has to be said, for a configuration; its description is for people. */
  readonly schema: Schema;
  /** What a target can do that lets personas in like this. */
  readonly abilities: readonly Ability[];
  /** Reads what it needs, and logs nobody in yet. `said` is what the schema describes. Throws a UserError. */
  readonly open: (context: AuthContext, said: unknown) => Promise<Means>;
}

type AuthSchema = z.ZodObject<{ kind: z.ZodLiteral<string> }, z.core.$strict>;

/** An auth kind that is given what its schema describes. */
export function authKind<Schema extends AuthSchema>(definition: {
  readonly schema: Schema;
  readonly abilities: readonly Ability[];
  readonly open: (context: AuthContext, said: z.output<Schema>) => Promise<Means>;
}): AuthKind<Schema> {
  const { schema, abilities, open } = definition;
  return {
    name: schema.shape.kind.value,
    schema,
    abilities,
    open: (context, said) => open(context, schema.parse(said)),
  };
}

export interface AuthContext {
  /** Base URL of the target, without a trailing slash. */
  readonly url: string;
  readonly contract: Contract;
  /** How it is reached besides its URL. */
  readonly connection: Connection;
  /** The guard against forged requests that it is said to have. */
  readonly csrf: CsrfGuard | undefined;
  /** How accounts are made there, and leave; undefined for an API of which nothing is known. */
  readonly accounts: AccountsOf | undefined;
  /** Where the credentials of personas are, as the configuration says it. */
  readonly personas: PersonaReferences;
  /** Files that a configuration names are relative to it. */
  readonly folder: string;
  /** How fast it is asked, by whoever sends to it. */
  readonly pace: Pace;
  /** Its limits, for whatever a login sends to it. */
  readonly budget: Budget;
  /** Whoever gets in may not make, spoil or delete accounts for that, but for those that a login makes. */
  readonly readOnly: boolean;
  /** Milliseconds for one exchange of a login. */
  readonly timeout: number;
  /** Holds tokens and secrets, so that they appear in no process list. */
  readonly environment: NodeJS.ProcessEnv;
  /** Told of accounts that are made there, and gone. */
  readonly note?: Note | undefined;
  /** Keeps tokens of accounts for another process, and has those that another one kept. */
  readonly memory?: TokenMemory | undefined;
}

/** Credentials, and how to leave. */
export interface Means {
  readonly auth: AuthAdapter;
  /** What was read to get in and may stand in requests: known as secret before anything is sent. */
  readonly secrets?: readonly string[];
  /** Where answers of the target give out credentials. */
  readonly secretPlaces?: readonly SecretPlace[];
  /** Throws an AuthError if accounts that were made there stay. */
  readonly close: () => Promise<void>;
}
