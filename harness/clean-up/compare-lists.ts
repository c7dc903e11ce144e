import { isObject } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { fill, parametersOf } from '../../contract/operations/path-template.ts';
import { identifierMember } from '../../contract/resources/identifiers.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import type { Created } from '../journal/journal.ts';
import { identifierIn } from '../journal/told-identifiers.ts';
import { saysDeleted } from '../journal/tombstones.ts';
import { callerOf } from '../model/caller.ts';
import { isUnanswered } from '../model/exchange.ts';
import type { Scenario } from '../model/scenario.ts';
import type { ReportedListDifference, ReportedLists } from '../report/clean-up.ts';
import { placeOf } from '../request/made-identifier.ts';
import { createStory } from '../story/create-story.ts';
import type { StoryContext } from '../story/story-context.ts';
import { createPatience } from '../transport/patience.ts';
import { cleanUp, type Left, type Receipt } from './clean-up.ts';
import { draftOfList, openLists, type Source } from './open-lists.ts';
import { attempted, silenceOf } from './resolve-uncertain.ts';

/** What became of the lists of a target. */
export interface ComparedLists {
  readonly lists: ReportedLists;
  /** What the run made and removed, and a list still shows. */
  readonly shown: readonly Left[];
  /** What appeared, and a creation may have made that was answered with a failure, or not at all. */
  readonly strays: readonly Left[];
  /** Paths of creations whose results these lists show without exception: nothing else can be there. */
  readonly covered: ReadonlySet<string>;
  /** What appeared with the text of the run in it, although no response names it: what became of its removal. */
  readonly copies: Receipt;
}

/** What one list shows: the content of everything, by its identifier. */
type Shown = ReadonlyMap<string, string>;

/** No page of a list is as small as this. */
const smallestPage = 10;

/** Lists that are read, at most, items of each, and of those that it shows no more, how many are asked for themselves. */
const most = { lists: 40, items: 2000, readAgain: 20 };

const comparing: Scenario = {
  id: 'lists',
  suite: 'clean-up',
  title: 'The lists of the target show the same before and after the run',
  aim: 'may',
  cell: undefined,
  requirements: [],
  needs: [],
  fallback: false,
  run: async () => undefined,
};

/**
 * Reads every list that needs no identifier, by GET or by a POST that searches, and returns what reads them once more and
 * compares. What is there before a run is never its own.
 */
export async function readLists(
  context: StoryContext,
  ran: Scenario[],
): Promise<() => Promise<ComparedLists>> {
  const lists = openLists(context.known).slice(0, most.lists);
  if (lists.length > 0) ran.push(comparing);
  const before = await readAll(context, lists);
  for (const [{ collection, list }, shown] of before) {
    const { itemPath, parameter } = collection;
    for (const id of shown.keys()) context.own.exists(itemPath, parameter, id);
    if (isWhole(list, shown)) context.own.knowsAll(itemPath);
  }
  return async () => {
    const all = await readAll(context, [...before.keys()]);
    const copies = await cleanUp(context, comparing, {
      created: [...all].flatMap(([source, shown]) => markedOf(source, before.get(source), shown, context)),
      gone: new Set(),
    });
    const after = copies.removed === 0 ? all : await readAll(context, [...all.keys()]);
    const found: { readonly source: Source; readonly difference: ReportedListDifference }[] = [];
    for (const [source, shown] of after) {
      const known = before.get(source);
      if (!known) continue;
      const missing = [...known.keys()].filter((id) => !shown.has(id));
      const there = await stillThere(context, source, missing.slice(0, most.readAgain));
      const difference = differenceOf(source.list.key, known, { shown, there });
      if (difference) found.push({ source, difference });
    }
    return {
      lists: { compared: after.size, differences: found.map(({ difference }) => difference) },
      shown: found.flatMap(({ source, difference }) => ownOf(source, difference.appeared, context)),
      strays: found.flatMap(({ source, difference }) => straysOf(source, difference.appeared, context)),
      copies,
      covered: new Set([...after].flatMap(([source, shown]) => coveredBy(source, shown))),
    };
  };
}

/** What appeared with the text of the run in it, and that the run does not know as its own: a copy of what it made. */
function markedOf(
  { list, collection }: Source,
  before: Shown | undefined,
  shown: Shown,
  { own, runId }: Pick<StoryContext, 'own' | 'runId'>,
): readonly Created[] {
  const { itemPath, parameter } = collection;
  return [...shown]
    .filter(([id, text]) => text.includes(runId) && before !== undefined && !before.has(id))
    .filter(([id]) => !own.made(itemPath, parameter, id))
    .map(([id]) => ({
      ...placeOf(collection, id, list, {}),
      by: callerOf(list),
      collection: { ...collection, id },
    }));
}

/** What a run made itself, of what a list shows. */
function ownOf(
  { list, collection: { itemPath, parameter } }: Source,
  ids: readonly string[],
  { own }: Pick<StoryContext, 'own'>,
): readonly Left[] {
  return ids
    .filter((id) => own.made(itemPath, parameter, id))
    .map((id) => ({
      path: fill(itemPath, { [parameter]: id }),
      why: `it was removed according to the response, but ${list.key} still shows it`,
    }));
}

/** What a creation that failed may have left, of what a list shows. */
function straysOf(
  { collection: { itemPath, parameter, roles } }: Source,
  ids: readonly string[],
  { own, recorder }: Pick<StoryContext, 'own' | 'recorder'>,
): readonly Left[] {
  const failed = recorder.exchanges.find(
    ({ exchange: { operation, response } }) =>
      (operation === roles.create || operation === roles['create-many']) &&
      (response.status >= 500 || isUnanswered(response)),
  );
  if (!failed) return [];
  const { operation, response } = failed.exchange;
  const came = isUnanswered(response) ? 'got no response' : `returned ${response.status}`;
  return ids
    .filter((id) => !own.made(itemPath, parameter, id))
    .map((id) => ({
      path: fill(itemPath, { [parameter]: id }),
      why: `it appeared during the run: ${operation.key} ${came}, and may have created it`,
    }));
}

/** Whether a list shows everything: one that has pages, or a filter, may not. */
function isWhole(list: Operation, shown: Shown): boolean {
  return (
    shown.size < most.items &&
    list.method === 'GET' &&
    list.parameters.every(({ in: place }) => place !== 'query')
  );
}

/** The paths of the creations whose results a list shows all of. */
function coveredBy({ list, collection: { roles } }: Source, shown: Shown): readonly string[] {
  if (!isWhole(list, shown) && shown.size >= smallestPage) return [];
  return [roles.create, roles['create-many']].flatMap((create) => (create ? [create.path] : []));
}

async function readAll(context: StoryContext, sources: readonly Source[]): Promise<Map<Source, Shown>> {
  const { story, leave } = createStory(context, comparing);
  const all = new Map<Source, Shown>();
  const patience = createPatience();
  try {
    for (const source of sources) {
      const { list } = source;
      const why = 'Check that the run leaves existing data unchanged';
      const asked = draftOfList(story, list, context.known).then((draft) =>
        story.send(draft, { as: callerOf(list), expect: '200', why, step: 'clean-up' }),
      );
      const answer = await attempted(asked);
      patience.heard(silenceOf(answer));
      if (patience.over() !== undefined) break;
      if ('why' in answer) continue;
      all.set(source, shownIn(answer.value.json, source.collection, context));
    }
  } finally {
    await leave();
  }
  return all;
}

function shownIn(json: unknown, collection: Collection, { known }: StoryContext): Shown {
  const items = itemsIn(json, 0).slice(0, most.items);
  return new Map(
    items.flatMap((item) => {
      const id = identifierIn(item, collection, known.graph) ?? plainIdentifier(item, collection);
      return id === undefined ? [] : [[id, JSON.stringify(item)] as const];
    }),
  );
}

/** A list by itself, in a member of a page, or in an envelope. */
function itemsIn(json: unknown, depth: number): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isObject(json) || depth > 3) return [];
  const inner = Object.values(json).map((value) => itemsIn(value, depth + 1));
  return inner.find((items) => items.length > 0) ?? [];
}

function plainIdentifier(item: unknown, { parameter }: Collection): string | undefined {
  if (typeof item === 'string') return item;
  const name = isObject(item) ? identifierMember(Object.keys(item), parameter) : undefined;
  const value = name !== undefined && isObject(item) ? item[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Those of some identifiers that are there, although a list does not show them: it has pages. */
async function stillThere(
  context: StoryContext,
  { collection }: Source,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { read } = collection.roles;
  const there = new Set<string>();
  if (!read || parametersOf(read.path).length !== 1) return there;
  const { story, leave } = createStory(context, comparing);
  const [parameter = ''] = parametersOf(read.path);
  try {
    for (const id of ids) {
      const why = 'To see whether it is there, although its list does not show it';
      const asked = story
        .validRequest(read, { [parameter]: id })
        .then((draft) => story.send(draft, { as: callerOf(read), expect: '200', why, step: 'clean-up' }));
      if ('value' in (await attempted(asked))) there.add(id);
    }
  } finally {
    await leave();
  }
  return there;
}

function differenceOf(
  list: string,
  before: Shown,
  { shown, there }: { readonly shown: Shown; readonly there: ReadonlySet<string> },
): ReportedListDifference | undefined {
  const appeared = [...shown]
    .filter(([id, text]) => !before.has(id) && !saysDeleted(JSON.parse(text)))
    .map(([id]) => id);
  const vanished = [...before.keys()].filter((id) => !shown.has(id) && !there.has(id));
  const changed = [...before]
    .filter(([id, text]) => shown.has(id) && shown.get(id) !== text)
    .map(([id]) => id);
  const isSame = appeared.length + vanished.length + changed.length === 0;
  return isSame ? undefined : { list, appeared, vanished, changed };
}
