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

/** Whether a member is called as one of what a collection holds: "floating_ip" for "/floating_ips". */
export function namesOneOf(member: string, collection: string): boolean {
  return singular(member) === nounOf(collection);
}

/** Whether a member tells of the work that a request began, and not of what it made: the work has an id of its own. */
export function isWorkOnly(member: string, collection: string): boolean {
  return (
    /^(action|job|task|operation|request|event|meta)s?$/i.test(member) && !namesOneOf(member, collection)
  );
}
