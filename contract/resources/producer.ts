import type { Operation } from '../operations/operation.ts';

/** An operation whose answer holds a new identifier. */
export interface Producer {
  readonly operation: Operation;
  /** Documented status of that answer: "201". */
  readonly status: string;
  /** The path parameter that takes the identifier. */
  readonly parameter: string;
  /** Where the identifier stands in the body (JSON Pointer); undefined if only `Location` or the request tells it. */
  readonly pointer: string | undefined;
  /** Where it stands in the body of the request, where the client chooses it and the answer does not say it. */
  readonly chosen?: string;
  /**
   * `key-name`: only the name of a member suggests that it is what the path takes. `lookup`: so it is, and the member is not
   * what identifies the resource.
   */
  readonly basis: 'link' | 'path-shape' | 'member-name' | 'key-name' | 'lookup';
  /** The path of what it produces: "/pets/{petId}". */
  readonly itemPath: string;
}

/** Whether what it makes is called by its place in a path, whatever the parameter is called there. */
export function isNamedByPlace({ basis }: Pick<Producer, 'basis'>): boolean {
  return basis === 'path-shape' || basis === 'key-name' || basis === 'lookup';
}
