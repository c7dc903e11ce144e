/** Headers of the part of a member, besides those that every part has. */
export type PartHeaders = Readonly<Record<string, Readonly<Record<string, string>>>>;
