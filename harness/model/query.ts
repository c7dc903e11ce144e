/** The query by name; a list is a name that stands there several times. */
export type Query = Readonly<Record<string, string | readonly string[]>>;
