import { setTimeout as sleep } from 'node:timers/promises';
import { at, isObject, tokens } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { renamed, withoutEndSlash } from '../../contract/operations/path-template.ts';
import { successesOf } from '../../contract/operations/status.ts';
import { checksCredentials } from '../../contract/resources/credential-check.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { identifierIn, identifierShown } from '../journal/told-identifiers.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer, Draft, PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { type FreeText, freeTextsIn, textShown, withOtherFreeTexts } from '../request/free-texts.ts';
import { sendable } from '../request/valid-request.ts';
import { aiming } from './aiming.ts';
import { isFirstSuccess } from './valid-request.ts';

const id = 'kept-values';

export const keptValues: Strategy = {
  id,
  title: 'What a creation or an update stored can be read afterwards',
  meaning:
    'A resource is created or updated with texts that nothing else has (name, title, description and the like), and then read. It is a violation if the response of the creation or update shows such a text and the read shows another one, and if an update succeeds and the read shows all texts as they were before, also a second later. Nothing is said about what a cache returned (`Age`). Only JSON objects are sent, and only operations that the document has a read for. Where the document speaks of drafts, approval or later processing, it is an advisory.',
  help: 'Store what the response shows, and read from where it is stored. Refuse an update that changes nothing that a client may change, or return 202 if it is applied later.',
  source: 'RFC 9110, sections 9.3.4 (PUT) and 15.3.1 (200); RFC 5789, section 2 (PATCH)',
  example: {
    operation: 'POST /lockers',
    request: `
      POST /lockers
      Content-Type: application/json

      {"name": "A name that nothing else has"}`,
    got: 201,
    expected: '201',
    claim: 'what a creation stored can be read afterwards',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const kept = keptBy(operation, known);
    if (!kept || !isFirstSuccess(cell) || response.status === '202') return [];
    if (checksCredentials(operation, known.contract) || !hasFreeText(operation, known)) return [];
    return [
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        title: `What it ${kept.creates ? 'creates' : 'changes'} can be read afterwards`,
        run: (story) => run(story, operation, kept, known),
      }),
    ];
  },
};

/** What an operation stores, and how that is read. */
interface Kept {
  readonly collection: Collection;
  readonly read: Operation;
  readonly creates: boolean;
}

function hasFreeText(operation: Operation, { samples }: Known): boolean {
  const [media] = sendable(operation);
  return media !== undefined && isJson(media.type) && freeTextsIn(samples.request(media)?.value).length > 0;
}

function keptBy(operation: Operation, { graph }: Known): Kept | undefined {
  const path = withoutEndSlash(operation.path);
  for (const collection of graph.collections) {
    const { create, read, replace, patch, remove } = collection.roles;
    // What nothing removes stays on the target: there is no more of it than needed.
    if (!read || !remove) continue;
    if (create?.key === operation.key) return { collection, read, creates: true };
    const isUpdate = [replace, patch].some((each) => each?.key === operation.key);
    if (isUpdate && collection.itemPath === path) return { collection, read, creates: false };
  }
  return undefined;
}

async function run(story: Story, operation: Operation, kept: Kept, known: Known): Promise<void> {
  const given = await story.draft(operation);
  const changed = withOtherTexts(given, story.unique(), kept, known);
  if (!changed)
    throw new Stop('does-not-fit', `the body of ${operation.key} has no text that could be another`);
  const { draft, texts } = changed;
  const before = kept.creates ? undefined : await look(story, kept.read, pathTo(kept, draft), 'control');
  const [expect = '200', ...or] = successesOf(operation);
  const why = `${operation.summary}, with texts that nothing else has`;
  const answer = await story.send(draft, { as: callerOf(operation), expect, or, why });
  const { status } = answer.response;
  if (status === 202)
    throw new Stop('answered-otherwise', `${operation.key} returned 202: it is applied later`);
  const path = kept.creates ? createdPath(kept, draft, answer, known) : pathTo(kept, draft);
  if (!path) throw new Stop('answered-otherwise', `${operation.key} does not show what it created`);
  const shownIn = ({ json }: Answer): unknown => resourceIn(json, kept, known);
  const seen = { texts, before: before && shownIn(before), answer: shownIn(answer) };
  let last = await look(story, kept.read, path, 'follow-up');
  if (isLostIn(shownIn(last), seen)) {
    // Some stores show a change only after a moment, which no document has to say.
    await sleep(1000);
    last = await look(story, kept.read, path, 'follow-up');
  }
  if (last.response.headers.age !== undefined)
    throw new Stop(
      'answered-otherwise',
      `a cache answered ${kept.read.key} (Age: ${last.response.headers.age})`,
    );
  if (texts.every((text) => textShown(shownIn(last), text) === undefined))
    throw new Stop('answered-otherwise', `${kept.read.key} shows none of the texts that were sent`);
  const sentence = `what ${kept.creates ? 'a creation' : 'an update'} stored can be read afterwards`;
  const holds = !isLostIn(shownIn(last), seen);
  story.claim(last, { sentence, holds, level: isApplied([operation, kept.read], known) ? 'MUST' : 'SHOULD' });
  if (!holds) throw new Stop('answered-otherwise', `${operation.key} succeeded, and nothing of it is read`);
}

/** The draft with other texts. What the resource is called by in its path stays: under another name it is not found. */
function withOtherTexts(
  draft: Draft,
  unique: string,
  { read }: Kept,
  { contract, graph }: Known,
): { readonly draft: Draft; readonly texts: readonly FreeText[] } | undefined {
  const { body, operation, path } = draft;
  const schema = operation.body?.content.find(({ type }) => type === body?.mediaType)?.schema;
  if (!body || !('json' in body) || schema === undefined) return undefined;
  const { accepts } = contract.requests.at(schema);
  const producer = graph.producerFor(read);
  const name = tokens(producer?.chosen ?? producer?.pointer ?? '').at(-1);
  const stays = (text: FreeText): boolean =>
    text.path.at(-1) === name || Object.values(path).includes(text.value);
  const other = withOtherFreeTexts(body.json, unique, { accepts, stays });
  return other && { draft: { ...draft, body: { ...body, json: other.json } }, texts: other.texts };
}

function pathTo({ read }: Kept, { operation, path }: Draft): PathValues {
  return { ...path, ...renamed(path, operation.path, read.path) };
}

function createdPath(
  { collection, read }: Kept,
  draft: Draft,
  answer: Answer,
  { graph }: Known,
): PathValues | undefined {
  const found = identifierShown(answer.json, collection, graph);
  if (found === undefined) return undefined;
  return renamed({ ...draft.path, [collection.parameter]: found }, collection.itemPath, read.path);
}

function look(
  story: Story,
  read: Operation,
  path: PathValues,
  step: 'control' | 'follow-up',
): Promise<Answer> {
  return story
    .validRequest(read, path)
    .then((draft) =>
      story.send(draft, { as: callerOf(read), expect: '200', why: 'Read what is stored', step }),
    );
}

/** What was sent, and what was shown before and in response. */
interface Seen {
  readonly texts: readonly FreeText[];
  readonly before: unknown;
  readonly answer: unknown;
}

/** Whether a read contradicts the response of the write, or shows no change at all. */
function isLostIn(now: unknown, { texts, before, answer }: Seen): boolean {
  const contradicts = texts.some((text) => {
    const shown = textShown(now, text);
    return shown !== undefined && shown !== text.value && textShown(answer, text) === text.value;
  });
  const comparable = texts.filter((text) => textShown(before, text) !== undefined);
  const isUnchanged = comparable.every((text) => textShown(now, text) === textShown(before, text));
  return contradicts || (comparable.length > 0 && isUnchanged);
}

/** Envelopes in envelopes that are looked into. */
const deepest = 3;

/** A resource without the envelope around it: what has its identifier, or the only object in what has none. */
function resourceIn(json: unknown, { collection }: Kept, { graph }: Known): unknown {
  let inner = json;
  for (let depth = 0; depth < deepest; depth += 1) {
    if (!isObject(inner) || identifierIn(inner, collection, graph) !== undefined) return inner;
    const objects = Object.values(inner).filter(isObject);
    if (objects.length !== 1) return inner;
    inner = objects[0];
  }
  return inner;
}

const later =
  /\bdrafts?\b|publish|approv|review|moderat|asynchron|eventual|queue|schedul|background|propagat|later|workflow|pending/i;

/** Whether a success means that the change is made: documents say so where it is made later. */
function isApplied(operations: readonly Operation[], { contract }: Known): boolean {
  return !operations.some(({ pointer }) => {
    const said = at(contract.intended, pointer);
    return isObject(said) && later.test(`${said.summary} ${said.description}`);
  });
}
