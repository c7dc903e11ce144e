import { answersWithList } from '../../contract/operations/list-answer.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { withoutEndSlash } from '../../contract/operations/path-template.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import type { Listings } from '../journal/find-created.ts';
import type { Draft, PathValues, Story } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { minimal } from '../request/minimal-value.ts';
import { acceptor } from '../request/valid-request.ts';
import { effectOf } from '../safety/effect.ts';
import { wordOf, wordsIn } from '../safety/words.ts';

/** A list that can be read without an identifier, and the collection that it shows. */
export interface Source {
  readonly collection: Collection;
  readonly list: Operation;
}

/** GET of each collection; where it has none that needs no parameter, a POST that only searches it: "/pets/filter". */
export function openLists(known: Known): readonly Source[] {
  return known.graph.collections.flatMap((collection): Source[] => {
    const { list } = collection.roles;
    const isOpen = list && !list.path.includes('{') && !list.parameters.some(({ required }) => required);
    const found = isOpen ? list : searchOf(collection, known);
    return found ? [{ collection, list: found }] : [];
  });
}

/** Where to look up what a request made: the list of a collection; where it has none, a POST that only searches it. */
export function listingsOf(known: Known): Listings {
  return {
    graph: known.graph,
    listOf: (collection) => {
      const operation = collection.roles.list ?? searchOf(collection, known);
      return (
        operation && { operation, draft: (story, values) => draftOfList(story, operation, known, values) }
      );
    },
  };
}

function searchOf({ path }: Collection, known: Known): Operation | undefined {
  if (path.includes('{')) return undefined;
  const start = `${withoutEndSlash(path)}/`;
  return known.contract.operations.find(
    (one) =>
      one.method === 'POST' &&
      one.path.startsWith(start) &&
      wordOf('searching', wordsIn(withoutEndSlash(one.path.slice(start.length)))) !== undefined &&
      !one.parameters.some(({ required }) => required) &&
      answersWithList(one) &&
      effectOf(one, known).kind !== 'protected',
  );
}

/** The request that shows all there is: a search has nothing in its body that the schema does not require. */
export async function draftOfList(
  { validRequest }: Pick<Story, 'validRequest'>,
  list: Operation,
  known: Known,
  values: PathValues = {},
): Promise<Draft> {
  const draft = await validRequest(list, values);
  const { body, operation } = draft;
  const media = operation.body?.content.find(({ type }) => type === body?.mediaType);
  if (!body || !media || !('json' in body)) return draft;
  return { ...draft, body: { ...body, json: minimal(body.json, acceptor(known, media, undefined)) } };
}
