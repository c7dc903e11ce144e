import type { JsonObject } from '../../contract/json.ts';
import type { Probing, Seen } from './probing.ts';

/** One thing that differs between versions of an API: its values, how to detect the value, and what each value changes. */
export interface Capability {
  /** Kebab-case, equal to its file name: "sources". */
  readonly id: string;
  /** For people: "References to source code". */
  readonly title: string;
  /** The first value is that of our own document, and changes nothing. */
  readonly values: readonly [CapabilityValue, ...CapabilityValue[]];
  /** It can be detected without a login. */
  readonly anonymous?: true;
  /** Detects the value of an instance; undefined if its responses do not show it. */
  readonly tell: (probing: Probing) => Promise<Told | undefined>;
  /** Reads the value from a document of another version; undefined if the document does not show it. */
  readonly inDocument?: (document: JsonObject) => string | undefined;
}

/** One of the values of a capability. */
export interface CapabilityValue {
  /** "repositories" */
  readonly value: string;
  /** For people: "/repositories/{source_id}". */
  readonly words: string;
  readonly change?: Change;
  /**
   * It refuses what our document allows, accepts what that refuses, or shows other members. In versions that are known to
   * do so it is tested as such; at an instance of our own version it is a defect.
   */
  readonly fallsShort?: true;
  /** Instances of any version may have it: it is about how an instance is operated. */
  readonly operated?: true;
}

/** How a version differs from our own document; every part is optional, and refers to our own names. */
export interface Change {
  /** Our key of an operation ("GET /pets/{petId}") as this version has it. Unchanged keys are returned as they are. */
  readonly key?: (key: string) => string;
  /** Operations of our document that this version does not have. */
  readonly lacks?: { readonly operations: RegExp; readonly because: string };
  /**
   * Stories that do not fit this version: those with such an id, and those that use such an operation, which exists
   * there but means something else.
   */
  readonly untold?: { readonly stories?: RegExp; readonly operations?: RegExp; readonly because: string };
  /** Our document with the schemas of this version; its paths are still ours. */
  readonly document?: (document: JsonObject) => JsonObject;
  /** Translates what a story sends for this version. Must not change what already has that form. */
  readonly said?: (said: Said, people: People) => Said;
  /** What a request needs in addition, if only the instance knows it; applied after `said`. */
  readonly complete?: { readonly operation: string; readonly with: Completing };
  /** Translates the JSON of this version for stories. */
  readonly heard?: (json: unknown, operation: string, people: People) => unknown;
}

/**
 * Completes the JSON of a request. `read` reads the resource in the path of the request, by an operationId of ours;
 * undefined if the sender may not read it.
 */
export type Completing = (json: unknown, read: (operation: string) => Promise<unknown>) => Promise<unknown>;

/** The parts of a request that versions change. */
export interface Said {
  /** operationId in our document. */
  readonly operation: string;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined without a body, or with a body that is not JSON. */
  readonly json: unknown;
  readonly mediaType: string | undefined;
}

/** The users of a run: versions identify them differently. */
export interface People {
  /** The user with an identifier or email address. */
  readonly named: (name: string) => Person | undefined;
}

export interface Person {
  readonly provider: string;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
}

/** A value and how it was detected. */
export interface Told {
  readonly value: string;
  /** "GET /pets returned 404" */
  readonly because: string;
  /** The probes that showed it. */
  readonly probes: readonly string[];
}

/** A value that responses show. */
export function toldBy(value: string, ...seen: readonly Seen[]): Told {
  return {
    value,
    because: seen.map(({ words }) => words).join('; '),
    probes: seen.map(({ id }) => id),
  };
}

/** A named version of an API. */
export interface KnownVersion {
  /** "2025-11" */
  readonly id: string;
  /** "November 2025" */
  readonly title: string;
  /** Capability → value. A missing capability has the value of our own document. */
  readonly values: Readonly<Record<string, string>>;
}

/** How the versions of an API differ. */
export interface KnownVersions {
  /** In the order of detection. */
  readonly capabilities: readonly Capability[];
  /** Oldest first, including ours. */
  readonly versions: readonly [KnownVersion, ...KnownVersion[]];
}
