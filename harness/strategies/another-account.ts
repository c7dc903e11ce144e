import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { renamed, withoutEndSlash } from '../../contract/operations/path-template.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { listedItems } from '../journal/listed-items.ts';
import { identifierIn } from '../journal/told-identifiers.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer, Draft, PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'another-account';

export const anotherAccount: Strategy = {
  id,
  title: 'One account cannot read, change or remove what another account created',
  meaning:
    'One account creates a resource, and a second account reads, changes or removes it by its id. Before that, both list the collection: a resource that both see in the list is shared, and both may read it. A change counts only if the first account sees it afterwards. It is a violation if the document promises a refusal: the description of 403 or 404 mentions owners, or 403 is documented and the list hides the resource from the second account. Otherwise it is an advisory.',
  help: 'Check authorization when a resource is requested by its id, not only in lists; return 403 or 404 to all others. If every account may use the resource, declare it (`x-authz`).',
  source:
    'OWASP API Security Top 10, API1:2023 (Broken Object Level Authorization); RFC 9110, section 15.5.4',
  example: {
    operation: 'GET /lockers/{lockerId}',
    request: `
      GET /lockers/7
      Authorization: Bearer <token of an account that did not create it>`,
    got: 200,
    expected: '200',
    claim: 'another account cannot read what this account created',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const collection = collectionOf(operation, known);
    if (!collection || response.status !== aimedStatus(operation)) return [];
    return [
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        title: `Another account cannot ${verbs[operation.method]?.now} what this account created`,
        run: (story) => run(story, operation, collection, known),
      }),
    ];
  },
};

const verbs: Readonly<Record<string, { readonly now: string; readonly past: string } | undefined>> = {
  GET: { now: 'read', past: 'reads' },
  PUT: { now: 'change', past: 'changes' },
  PATCH: { now: 'change', past: 'changes' },
  DELETE: { now: 'remove', past: 'removes' },
};

/** Of what a user makes and the document says nothing about who else may use it; what is declared others show. */
function collectionOf(operation: Operation, { graph }: Known): Collection | undefined {
  const { access, method, path } = operation;
  if (!verbs[method] || access.public || access.declared || access.roles.length > 0) return undefined;
  const collection = graph.collections.find(({ itemPath }) => itemPath === withoutEndSlash(path));
  const create = collection?.roles.create;
  if (!collection?.roles.read || !create || graph.producerFor(operation)?.operation !== create)
    return undefined;
  return callerOf(create) === 'owner' ? collection : undefined;
}

/** The status that a refusal has to have; where none is documented, the success that it has instead. */
function aimedStatus({ responses }: Operation): string | undefined {
  const documented = responses.map(({ status }) => status).sort();
  return (
    ['403', '404'].find((status) => documented.includes(status)) ??
    documented.find((status) => /^2/.test(status))
  );
}

async function run(story: Story, operation: Operation, collection: Collection, known: Known): Promise<void> {
  const { read } = collection.roles;
  if (!read) return;
  const given = await story.given(operation);
  // Documents do not call the parameters of one path alike everywhere.
  const paths = [collection.roles.list?.path ?? '', read.path, collection.itemPath];
  const path: PathValues = Object.assign({}, ...paths.map((to) => renamed(given, operation.path, to)), given);
  if (!(await story.areDistinct(operation, 'owner', 'stranger')))
    throw new Stop(
      'not-possible',
      'owner and stranger have the same credentials; two different accounts are needed',
    );
  const before = await look(story, read, path);
  const again = operation.method === 'GET' ? before : await look(story, read, path);
  const lists = await listsOf(story, collection, path, known);
  const draft = withOtherText(await story.validRequest(operation, path), story.unique(), known);
  const [first = '', ...others] = operation.responses
    .map(({ status }) => status)
    .filter((status) => /^\d/.test(status));
  const answer = await story.send(draft, {
    as: 'stranger',
    expect: first,
    or: others,
    why: `${operation.summary}, as a caller who did not create it`,
  });
  const sentence = `another account cannot ${verbs[operation.method]?.now} what this account created`;
  const finding = { check: id, sentence, level: levelOf(operation, lists) } as const;
  const isLetIn = answer.response.status < 300;
  if (!isLetIn || !(await hasEffect(story, { operation, read, path, before, again, answer, lists }))) {
    story.claim(answer, { ...finding, holds: true });
    return;
  }
  story.claim(answer, { ...finding, holds: false });
  throw new Stop(
    'answered-otherwise',
    `another account ${verbs[operation.method]?.past} what this account created`,
  );
}

/** The same request with another text in its body, so that the owner can see whether it was applied. */
function withOtherText(draft: Draft, text: string, { contract }: Known): Draft {
  const { body, operation } = draft;
  const schema = operation.body?.content.find(({ type }) => type === body?.mediaType)?.schema;
  const sent = body && 'json' in body ? body.json : undefined;
  if (!body || !isObject(sent) || schema === undefined) return draft;
  const json = Object.entries(sent)
    .filter(([, value]) => typeof value === 'string')
    .map(([name, value]) => ({ ...sent, [name]: `${value} ${text}` }))
    .find(contract.requests.at(schema).accepts);
  return json ? { ...draft, body: { mediaType: body.mediaType, json } } : draft;
}

/** What the owner sees. */
function look(story: Story, read: Operation, path: PathValues): Promise<Answer> {
  return lookedAt(story, read, path, '200');
}

async function lookedAt(story: Story, read: Operation, path: PathValues, expect: string): Promise<Answer> {
  const draft = await story.validRequest(read, path);
  const others = read.responses.map(({ status }) => status).filter((status) => /^\d/.test(status));
  return story.send(draft, {
    as: 'owner',
    expect: others.includes(expect) ? expect : (others[0] ?? expect),
    or: others,
    why: 'Read the resource as its owner',
    step: 'control',
  });
}

/** Whether the lists of both show the resource; undefined where nobody can tell. */
interface Lists {
  readonly owner: boolean | undefined;
  readonly stranger: boolean | undefined;
}

async function listsOf(
  story: Story,
  collection: Collection,
  path: PathValues,
  { graph }: Known,
): Promise<Lists> {
  const { list } = collection.roles;
  if (!list) return { owner: undefined, stranger: undefined };
  const shows = async (as: 'owner' | 'stranger'): Promise<boolean | undefined> => {
    const draft = await story.validRequest(list, path);
    try {
      const why = 'Check whether the list shows it';
      const { json } = await story.send(draft, { as, expect: '200', why, step: 'control' });
      return listedItems(json).some(
        (item) => identifierIn(item, collection, graph) === path[collection.parameter],
      );
    } catch (error) {
      if (error instanceof Stop && error.kind === 'setup-failed') return undefined;
      throw error;
    }
  };
  return { owner: await shows('owner'), stranger: await shows('stranger') };
}

const ofOwners =
  /\bown(s|ed|er|ers|ership)?\b|\b(another|other|different) (user|account|customer|person|member)|someone else|somebody else|not yours|belong/i;

/** A promise is what the document says of refusals, or a 403 for what the list hides already. */
function levelOf({ responses }: Operation, { owner, stranger }: Lists): 'MUST' | 'SHOULD' {
  const refusals = responses.filter(({ status }) => status === '403' || status === '404');
  const isSaid = refusals.some(({ description }) => ofOwners.test(description));
  const isHidden = owner === true && stranger === false;
  return isSaid || (isHidden && refusals.some(({ status }) => status === '403')) ? 'MUST' : 'SHOULD';
}

/** Whether a success did what it says: an idempotent 204 may have removed nothing, and a read may show something else. */
async function hasEffect(
  story: Story,
  {
    operation,
    read,
    path,
    before,
    again,
    answer,
    lists,
  }: {
    readonly operation: Operation;
    readonly read: Operation;
    readonly path: PathValues;
    readonly before: Answer;
    readonly again: Answer;
    readonly answer: Answer;
    readonly lists: Lists;
  },
): Promise<boolean> {
  if (before.response.status >= 300 || before.json === undefined) return false;
  if (operation.method === 'GET')
    return lists.stranger !== true && isDeepStrictEqual(answer.json, before.json);
  const after = await lookedAt(story, read, path, operation.method === 'DELETE' ? '404' : '200');
  if (operation.method === 'DELETE') return after.response.status === 404 || after.response.status === 410;
  return after.response.status < 300 && differs(before.json, again.json, after.json);
}

/** Whether something is different that does not change by itself, such as a counter of reads. */
function differs(before: unknown, again: unknown, after: unknown): boolean {
  if (!isObject(before) || !isObject(again) || !isObject(after)) return false;
  return Object.keys(before).some(
    (name) => isDeepStrictEqual(before[name], again[name]) && !isDeepStrictEqual(before[name], after[name]),
  );
}
