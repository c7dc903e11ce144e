import { answersWithList } from '../operations/list-answer.ts';
import type { Operation } from '../operations/operation.ts';

/** What a path ends with where the name of the method is not enough: "/groups/create". */
const creatingSegments = ['create', 'add', 'new'];

/** Words of an operationId or a summary that ask for what is there. */
const asking = new Set([
  ...['query', 'queries', 'search', 'searches', 'find', 'finds', 'filter', 'filters', 'lookup'],
  ...['get', 'gets', 'list', 'lists', 'read', 'reads', 'fetch', 'fetches', 'retrieve', 'retrieves', 'count'],
]);

/** First words of an operationId that change or remove what is there. */
const changing = new Set([
  ...['modify', 'update', 'change', 'replace', 'set', 'edit', 'patch', 'merge', 'reset', 'clear'],
  ...['delete', 'remove'],
]);

/**
 * What creates an item of a collection: its POST, or that of "/groups/create" where the collection has none that does. A
 * POST that lists what is there, or modifies it by its name, creates nothing.
 */
export function creationIn(
  collection: string,
  postAt: (path: string) => Operation | undefined,
): Operation | undefined {
  const own = postAt(collection);
  if (own && !onlyLists(own) && !changesByName(own)) return own;
  return creatingSegments.flatMap((segment) => postAt(`${collection}/${segment}`) ?? [])[0];
}

/** `POST /groups` that answers 200 with a list, and says that it queries groups. */
function onlyLists(operation: Operation): boolean {
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  if (successes.some(({ status }) => status !== '200') || !answersWithList(operation)) return false;
  const name = operation.id === undefined ? [] : wordsOf(operation.id);
  const [verb = ''] = wordsOf(operation.summary);
  return [...name, verb].some((word) => asking.has(word));
}

function changesByName({ id = '', responses }: Operation): boolean {
  const [verb = ''] = wordsOf(id);
  return changing.has(verb) && !responses.some(({ status }) => status === '201');
}

function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
