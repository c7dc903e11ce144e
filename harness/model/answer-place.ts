/** Where an answer has a value. */
export type AnswerPlace =
  | { readonly kind: 'header'; readonly name: string }
  /** A JSON Pointer. */
  | { readonly kind: 'body'; readonly pointer: string }
  /** The name of a `<meta>` (its content) or of an `<input>` (its value). */
  | { readonly kind: 'html'; readonly name: string };

/** Where the answers to a request give out a secret. */
export interface SecretPlace {
  readonly method: string;
  /** Without a query. */
  readonly path: string;
  readonly place: AnswerPlace;
}
