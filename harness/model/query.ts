/** Text that is sent as it is: its data are already percent-encoded. */
export interface Encoded {
  readonly encoded: string;
}

/** The query by name; a list is a name that is repeated. Names and texts are not encoded yet. */
export type Query = Readonly<Record<string, string | readonly string[] | Encoded>>;
