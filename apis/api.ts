import type { Profile } from '../harness/model/profile.ts';
import type { Ability } from '../harness/model/target.ts';
import type { AccountsOf } from '../harness/personas/auth/test-provider.ts';
import type { ReferenceServer } from './reference-server.ts';

/**
 * An API that comes with Assay. Its document and its requirements are in `specs/<name>/`. Everything else is loaded on
 * demand, so that one API does not pay for another.
 */
export interface Api<Name extends string = string> {
  /** What users type, and the name of its folders. */
  readonly name: Name;
  /** What people call it. */
  readonly title: string;
  readonly profile: () => Promise<Profile>;
  /** How a running instance shows that it is one; undefined if none can be recognised. */
  readonly recognition?: Recognition;
  /** How accounts are made on servers with a test provider; undefined if there are none. */
  readonly accounts?: () => Promise<AccountsOf>;
  /** Undefined if there is none. */
  readonly reference?: Reference;
}

/** A GET of `path` without credentials; `load` says whether the JSON of its response is that of the API. */
export interface Recognition {
  readonly path: string;
  readonly load: () => Promise<(json: unknown) => boolean>;
}

/** The reference server. */
export interface Reference {
  /** What it can do when a run starts it. */
  readonly abilities: readonly Ability[];
  readonly load: () => Promise<ReferenceServer>;
}
