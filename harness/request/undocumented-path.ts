import type { Operation } from '../../contract/operations/operation.ts';

/**
 * A request to a path that the document does not have, as if it had it: answered, judged by what the document says of
 * the answers of `like`, and without a cell in the ledger.
 */
export function undocumentedPath(like: Operation, path: string): Operation {
  const key = `${like.method} ${path}`;
  return {
    ...like,
    key,
    id: undefined,
    path,
    summary: `${key}, which the document does not have`,
    parameters: [],
  };
}
