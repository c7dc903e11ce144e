/** Something that one version of a document says otherwise than the one before. */
export interface Change {
  /** Whether a caller that kept to the document before may fail by the one after. */
  readonly breaking: boolean;
  /** Of the operation, as the document before has it; as the one after has it, if it is new. */
  readonly operation: string;
  /** "request body", "response 200", "query parameter limit"; empty for the operation itself. */
  readonly where: string;
  /** What is different, as a clause: "/name is required now". */
  readonly what: string;
}

/**
 * What a schema allows now: less than before, more, something else, or the same in other words. Less breaks those who send,
 * more those who receive; what is gone or something else breaks both.
 */
export type Effect = 'less' | 'more' | 'other' | 'none';

/** A difference of two schemas, before anybody knows who sends and who receives. */
export interface SchemaChange {
  /** JSON Pointer to the place in a value; empty for all of it; `*` stands for items and members of any name. */
  readonly place: string;
  /** "is required now" */
  readonly what: string;
  readonly effect: Effect;
}

export function breaks({ effect }: SchemaChange, direction: 'request' | 'response'): boolean {
  return effect === 'other' || effect === (direction === 'request' ? 'less' : 'more');
}
