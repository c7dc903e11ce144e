import { pluralize, singularize } from 'inflection';
import { remembered } from '../memoise.ts';
import { plain } from './identifiers.ts';

/** "threat_models" → "threat_model", "databases" → "database": what one of them is called. */
export const singularOf = remembered((plural: string): string => singularize(plural), 10_000);

const pluralOf = remembered((singular: string): string => pluralize(singular), 10_000);

/** "block_types" and "BlockTypes" → "blocktype": one of them, without separators and in lower case. */
function singular(plural: string): string {
  return singularOf(plain(plural));
}

/** The last segment of "/v1/boards" and of "/v1/boards/{boardId}"; empty where a path has parameters alone. */
function collectionIn(path: string): string {
  return path.split('/').findLast((segment) => segment !== '' && !segment.includes('{')) ?? '';
}

/** "board" of "/v1/boards" and of "/v1/boards/{boardId}"; empty where a path has parameters alone. */
export function nounOf(path: string): string {
  return singular(collectionIn(path));
}

/** Whether a member is called as one of what a collection holds: "floating_ip" for "/floating_ips". */
export function namesOneOf(member: string, collection: string): boolean {
  // "caches" and "analyses" have a singular that no rule finds from the plural.
  return (
    singular(member) === nounOf(collection) || pluralOf(plain(member)) === plain(collectionIn(collection))
  );
}

/** Whether a member tells of the work that a request began, and not of what it made: the work has an id of its own. */
export function isWorkOnly(member: string, collection: string): boolean {
  return (
    /^(action|job|task|operation|request|event|meta)s?$/i.test(member) && !namesOneOf(member, collection)
  );
}
