/** Where a response has a value. */
export type AnswerPlace =
  | { readonly kind: 'header'; readonly name: string }
  /** A JSON Pointer. */
  | { readonly kind: 'body'; readonly pointer: string }
  /** The name of a `<meta>` (its content) or of an `<input>` (its value). */
  | { readonly kind: 'html'; readonly name: string };

/** Where the responses of an operation contain a secret that the server issues. */
export interface SecretPlace {
  readonly method: string;
  /** Without a query. */
  readonly path: string;
  readonly place: AnswerPlace;
}
