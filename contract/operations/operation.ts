import type { Access } from './authorization.ts';
import type { Cause } from './cause.ts';
import type { SequenceKind } from './media-type.ts';

/** The parts of a contract, as the reader (`read-operations.ts`) leaves them. Everything is readonly and plain. */

export interface Operation {
  /** "GET /pets/{petId}"; unique. */
  readonly key: string;
  /** operationId, if the document gives one. */
  readonly id: string | undefined;
  /** Upper case. */
  readonly method: string;
  /** Path template. */
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** In the order of the document. */
  readonly responses: readonly Response[];
  readonly access: Access;
  /** References to nowhere that stand for parameters or a body, or inside of them: nobody knows all of a valid request. */
  readonly unresolved: readonly string[];
  /** Names in its query that two of its parameters claim: a server reads them as it likes. */
  readonly sharedNames?: readonly SharedName[];
}

/** A name in the query that belongs to two parameters, so that nobody can tell whose value it has. */
export interface SharedName {
  readonly name: string;
  readonly parameters: readonly [string, string];
}

export interface Parameter {
  readonly name: string;
  /** `querystring` is all of the query (OpenAPI 3.2), in the media type that `style` tells: "form" or "json". */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'querystring';
  readonly required: boolean;
  /** A style of OpenAPI; "json" where the document describes its text as JSON by `content`. */
  readonly style: string;
  readonly explode: boolean;
  /** It stands in a path and is a list or an object, and no scalar. */
  readonly isComposed?: true;
  /** A query may have its name without a value. */
  readonly allowEmptyValue?: true;
  /** What the document says of it, in words. */
  readonly description?: string;
  /** Pointer of the schema; none where the parameter has none, or `content` that is not JSON. */
  readonly schema: string | undefined;
  readonly examples: readonly Example[];
}

export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

export interface MediaType {
  /** As documented: "application/json". */
  readonly type: string;
  readonly schema: string | undefined;
  /** It is a sequence of items (OpenAPI 3.2), which its value and its schema are a list of; how they are kept apart. */
  readonly sequence?: SequenceKind;
  /** Media types of the items of a multipart sequence, by position, then that of all others. */
  readonly itemTypes?: ItemTypes | undefined;
  /** The schema is that of a list. */
  readonly isList?: true;
  /** Members of its schema that are lists of objects. */
  readonly lists?: readonly string[];
  /** How the members of a form are sent. */
  readonly parts?: Readonly<Record<string, FormPart>>;
  /** Its schema allows a text, or says nothing: what is sent is the value itself. */
  readonly isText?: true;
  /** Its schema allows no object, and a form is one. */
  readonly hasNoMembers?: true;
  /** Its schema depends on references to nowhere: it says less than was meant. */
  readonly unresolved?: readonly string[];
  readonly examples: readonly Example[];
}

/** What `prefixEncoding` and `itemEncoding` say of the parts of a multipart body; undefined where they say nothing. */
export interface ItemTypes {
  readonly first: readonly (string | undefined)[];
  readonly others: string | undefined;
}

/** A part of a form, for one member of a body. */
export interface FormPart {
  /** What stands between the items of a list that is one text; without it, a list is several parts of one name. */
  readonly delimiter?: string;
  /** Media type; undefined for plain text, which needs none. */
  readonly contentType: string | undefined;
  readonly isFile: boolean;
  /** The media types that the document lists for it; a part of another one is refused. */
  readonly accepted?: readonly string[];
  /** Where the document says so: a style of query parameters, instead of a media type. */
  readonly style?: Pick<Parameter, 'style' | 'explode'>;
  /** Headers of the part, besides its Content-Type. */
  readonly headers?: readonly Header[];
}

export interface Example {
  /** Its name under `examples`; "example" for a single one. */
  readonly name: string;
  readonly value: unknown;
  readonly pointer: string;
  readonly cause: Cause | undefined;
  /** What the cause is about. */
  readonly subject: string | undefined;
}

export interface Response {
  /** As documented: "404", "4XX", "default". */
  readonly status: string;
  readonly description: string;
  readonly pointer: string;
  readonly documentedIn: readonly string[];
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
  /** References to nowhere that stand for it, or inside of it: nobody knows all of a valid answer. */
  readonly unresolved: readonly string[];
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  /** "simple"; "json" where the document describes its text as JSON by `content`. */
  readonly style: string;
  readonly explode: boolean;
  readonly schema: string | undefined;
  readonly examples: readonly Example[];
}

/** A response says which operation its answer leads to, and where the parameters of that operation come from. */
export interface Link {
  readonly name: string;
  /** operationId of the target. */
  readonly operationId: string;
  /** Parameter → runtime expression, e.g. "$response.body#/id". */
  readonly parameters: Readonly<Record<string, string>>;
}

/** An operation with one of its documented statuses: the unit of the ledger. */
export interface Cell {
  /** "GET /pets/{petId} 404"; unique. */
  readonly id: string;
  readonly operation: Operation;
  readonly response: Response;
}

export function cellId(operationKey: string, status: string): string {
  return `${operationKey} ${status}`;
}
