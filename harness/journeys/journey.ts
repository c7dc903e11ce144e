import type { Operation } from '../../contract/operations/operation.ts';
import type { PersonaId } from '../model/persona.ts';

/**
 * Requests that belong together, to be sent any number of times, also at the same time: each time with texts that nothing
 * else has, and with the identifiers that its own responses gave.
 */
export interface Journey {
  /** "/pets", or the title of a story. */
  readonly name: string;
  readonly steps: readonly Step[];
  /** How to find what a journey has left that was cut off. */
  readonly leftovers: readonly Leftovers[];
}

/** A list that shows what a journey has created. */
export interface Leftovers {
  /** Index of the step that asks for the list. */
  readonly list: number;
  /** JSON pointer of the items in its response. */
  readonly items: string;
  /** Index of the step that removes an item. */
  readonly removal: number;
  /** JSON pointer, in an item, of the identifier that the removal has in its path. */
  readonly identifier: string;
}

/** One request of a journey, and the documented status that it returned. */
export interface Step {
  readonly operation: Operation;
  readonly persona: PersonaId;
  readonly status: number;
  /** "POST /pets 201" */
  readonly cell: string;
  /** By the names of the path parameters, not encoded. */
  readonly path: Readonly<Record<string, Template>>;
  /** In the order in which they were sent, not encoded, without credentials. */
  readonly query: readonly (readonly [name: string, value: Template])[];
  /** Names in lower case, without credentials. */
  readonly headers: Readonly<Record<string, Template>>;
  readonly credentials: readonly Credential[];
  readonly body: BodyTemplate | undefined;
  /** Index of the step that created what this one removes; undefined if it removes nothing. */
  readonly removes: number | undefined;
  readonly why: string;
}

/** Where a request carries a secret: "Bearer " before it in the header "authorization". */
export interface Credential {
  readonly in: 'header' | 'query';
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** A header that every request to the target carries, instead of the secret of the persona. */
  readonly isOfTarget: boolean;
}

/** A text with places that differ from one time to the next. */
export type Template = readonly Piece[];

export type Piece = string | Fresh | Taken;

/** What is made anew each time; the same number is the same value. */
export interface Fresh {
  readonly kind: 'unique' | 'uuid' | 'number';
  readonly number: number;
  /** What stands between the two parts of a unique text; absent for other kinds. */
  readonly separator?: '-' | '_' | '';
}

/** A value of an earlier response. */
export interface Taken {
  readonly kind: 'taken';
  /** Index of the step. */
  readonly step: number;
  readonly from: 'body' | 'header';
  /** A JSON pointer, or the name of a header in lower case. */
  readonly at: string;
}

/** JSON has places that differ; anything else is a text. */
export type BodyTemplate =
  | { readonly kind: 'json'; readonly value: JsonTemplate }
  | { readonly kind: 'text'; readonly text: Template };

export type JsonTemplate =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: Template }
  | { readonly kind: 'number'; readonly piece: Fresh | Taken }
  | { readonly kind: 'list'; readonly items: readonly JsonTemplate[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: JsonTemplate])[] };
