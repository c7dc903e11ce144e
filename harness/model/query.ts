/** Text that goes over the wire as it is: its data are percent-encoded. */
export interface Encoded {
  readonly encoded: string;
}

/** The query by name; a list is a name that stands there several times. Names and texts are not encoded yet. */
export type Query = Readonly<Record<string, string | readonly string[] | Encoded>>;
