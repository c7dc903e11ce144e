import type { JsonObject } from '../../contract/json.ts';
import type { Probing, Seen } from './probing.ts';

/** One thing that the versions of an API differ in: what it can be, how to tell, and what each value changes. */
export interface Capability {
  /** Kebab-case, equal to its file name: "sources". */
  readonly id: string;
  /** For people: "References to source code". */
  readonly title: string;
  /** The first one is that of our own document, and changes nothing. */
  readonly values: readonly [CapabilityValue, ...CapabilityValue[]];
  /** It is told to whoever asks: nobody has to be logged in. */
  readonly anonymous?: true;
  /** Finds out which one an instance has; undefined where its answers do not tell. */
  readonly tell: (probing: Probing) => Promise<Told | undefined>;
  /** The same from a document of another version; undefined where that does not tell either. */
  readonly inDocument?: (document: JsonObject) => string | undefined;
}

/** One of the forms that a capability has. */
export interface CapabilityValue {
  /** "repositories" */
  readonly value: string;
  /** For people: "/repositories/{source_id}". */
  readonly words: string;
  readonly change?: Change;
}

/** How a version differs from our own document; every part is optional, and all of it is written in our own words. */
export interface Change {
  /** Our key of an operation ("GET /pets/{petId}") as this version has it. Keys that are the same are returned as they are. */
  readonly key?: (key: string) => string;
  /** Operations of ours that this version does not have. */
  readonly lacks?: { readonly operations: RegExp; readonly because: string };
  /**
   * Stories that cannot be told of this version: those with such an id, and those that use such an operation, which is
   * there and means something else.
   */
  readonly untold?: { readonly stories?: RegExp; readonly operations?: RegExp; readonly because: string };
  /** Our document with the schemas of this version; its paths are still ours. */
  readonly document?: (document: JsonObject) => JsonObject;
  /** What a story sends, as this version wants it. Has to leave alone what is in that form already. */
  readonly said?: (said: Said, people: People) => Said;
  /** What an operation has to be given besides, where only the instance knows it; after `said`. */
  readonly complete?: { readonly operation: string; readonly with: Completing };
  /** The JSON that this version answers with, as stories read it. */
  readonly heard?: (json: unknown, operation: string, people: People) => unknown;
}

/**
 * Completes the JSON of a request. `read` reads what the path of the request names, by an operationId of ours; undefined
 * where whoever sends it may not.
 */
export type Completing = (json: unknown, read: (operation: string) => Promise<unknown>) => Promise<unknown>;

/** What a story puts into a request, as far as versions differ in it. */
export interface Said {
  /** operationId in our document. */
  readonly operation: string;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined where there is no body, or none of JSON. */
  readonly json: unknown;
  readonly mediaType: string | undefined;
}

/** The people a run knows: versions name them by different identifiers. */
export interface People {
  /** Whom an identifier or an address of e-mail names. */
  readonly named: (name: string) => Person | undefined;
}

export interface Person {
  readonly provider: string;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
}

/** A value with how it was told. */
export interface Told {
  readonly value: string;
  /** "GET /pets returned 404" */
  readonly because: string;
  /** The probes that told it. */
  readonly probes: readonly string[];
}

/** A value that some answers tell. */
export function toldBy(value: string, ...seen: readonly Seen[]): Told {
  return {
    value,
    because: seen.map(({ words }) => words).join('; '),
    probes: seen.map(({ id }) => id),
  };
}

/** A version of an API that people know by name. */
export interface Era {
  /** "2025-11" */
  readonly id: string;
  /** "November 2025" */
  readonly title: string;
  /** Capability → value. What is missing is as in our own document. */
  readonly values: Readonly<Record<string, string>>;
}

/** How the versions of an API differ. */
export interface Eras {
  /** In the order in which they are told. */
  readonly capabilities: readonly Capability[];
  /** Oldest first; ours among them. */
  readonly eras: readonly [Era, ...Era[]];
}
