import { plain } from './identifiers.ts';

/** "block_types" and "BlockTypes" → "blocktype": one of them, without separators and in lower case. */
function singular(plural: string): string {
  return plain(plural)
    .replace(/ies$/, 'y')
    .replace(/(s|x|ch|sh)es$/, '$1')
    .replace(/s$/, '');
}

/** "board" of "/v1/boards" and of "/v1/boards/{boardId}"; empty where a path has parameters alone. */
export function nounOf(path: string): string {
  return singular(path.split('/').findLast((segment) => segment !== '' && !segment.includes('{')) ?? '');
}
