import { isObject } from '../../contract/json.ts';
import type { Cell, Operation } from '../../contract/operations/operation.ts';
import { successesOf } from '../../contract/operations/status.ts';
import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer, Draft, PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { withUniqueTexts } from '../request/unique-members.ts';
import { aimAt, aiming } from './aiming.ts';

const id = 'lost-update';

export const lostUpdate: Strategy = {
  id,
  title: 'Of several updates that name the same version, only one succeeds',
  meaning:
    'The update lists 412, or 428 and 409, and the resource has a strong ETag. After an update that changed the ETag, a different update has the previous ETag in If-Match: it must be refused. Five different updates with the same current ETag are sent at the same time: at most one of them may succeed. Where neither 428, nor a parameter If-Match, nor a header ETag is documented, a success leaves the cell not exercised.',
  help: 'Compare If-Match with the current ETag in the same transaction as the update, and return 412 if they differ.',
  source: 'RFC 9110, section 13.1.1; RFC 6585, section 3',
  example: {
    operation: 'PUT /lockers/{lockerId}',
    request: `
      PUT /lockers/7
      If-Match: "<the ETag of before the last update>"`,
    got: 204,
    expected: '412',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const read = readOf(operation, known);
    if (!read || response.status !== refusalOf(operation)) return [];
    const promises = saysConditions(operation) || read.responses.some(({ headers }) => hasEtag(headers));
    const of = {
      aim: promises ? aimAt(operation, known) : ('may' as const),
      needs: ['business-rules'] as const,
    };
    const parts: Parts = { cell, read, known };
    return [
      aiming(id, cell, {
        ...of,
        variant: 'one after the other',
        title: 'An update with the ETag of before another update is refused',
        run: (story) => oneAfterTheOther(story, parts),
      }),
      aiming(id, cell, {
        ...of,
        variant: 'at the same time',
        title: 'Of several updates at the same time with the same ETag, at most one succeeds',
        run: (story) => atTheSameTime(story, parts, of.aim),
      }),
    ];
  },
};

interface Parts {
  readonly cell: Cell;
  /** The operation that reads what is updated. */
  readonly read: Operation;
  readonly known: Known;
}

function readOf({ method, path }: Operation, { contract }: Known): Operation | undefined {
  if (method !== 'PUT' && method !== 'PATCH') return undefined;
  return contract.operations.find((other) => other.method === 'GET' && other.path === path);
}

/** The status that an operation lists for an If-Match that does not match. */
function refusalOf({ responses }: Operation): string | undefined {
  const lists = (wanted: string): boolean => responses.some(({ status }) => status === wanted);
  if (lists('412')) return '412';
  return lists('428') && lists('409') ? '409' : undefined;
}

function saysConditions({ responses, parameters }: Operation): boolean {
  return (
    responses.some(({ status }) => status === '428') ||
    parameters.some(({ name, in: place }) => place === 'header' && name.toLowerCase() === 'if-match')
  );
}

function hasEtag(headers: readonly { readonly name: string }[]): boolean {
  return headers.some(({ name }) => name.toLowerCase() === 'etag');
}

async function oneAfterTheOther(story: Story, parts: Parts): Promise<void> {
  const { operation, response } = parts.cell;
  const as = callerOf(operation);
  const draft = await story.draft(operation);
  const before = await etagOf(story, parts, draft.path);
  const [expect = '200', ...or] = successesOf(operation);
  const first = updated(story, draft, before, parts.known);
  await story.send(first, { as, expect, or, why: `${operation.summary}, with its ETag`, step: 'set-up' });
  await requireChange(story, parts, draft.path, before);
  await story.send(updated(story, draft, before, parts.known), {
    as,
    expect: response.status,
    why: `${operation.summary}, with the ETag of before`,
  });
}

/** Updates that are sent at the same time: the more, the smaller a gap they find. */
const atATime = 5;

async function atTheSameTime(story: Story, parts: Parts, aim: 'must' | 'may'): Promise<void> {
  const { operation, response } = parts.cell;
  const as = callerOf(operation);
  const draft = await story.draft(operation);
  const before = await etagOf(story, parts, draft.path);
  const [success = '200', ...others] = successesOf(operation);
  const why = `${operation.summary}, at the same time as others with the same ETag`;
  const answers = await Promise.all(
    Array.from({ length: atATime }, () =>
      story.send(updated(story, draft, before, parts.known), {
        ...{ as, why, expect: success, or: [...others, response.status] },
      }),
    ),
  );
  await requireChange(story, parts, draft.path, before);
  const last = answers.at(-1);
  const succeeded = answers.filter((answer) => isSuccess(answer)).length;
  const holds = succeeded < 2;
  if (!holds && aim === 'may')
    throw new Stop('answered-otherwise', `${succeeded} updates with the same If-Match succeeded`);
  if (last)
    story.claim(last, { sentence: 'of several updates with the same If-Match, at most one succeeds', holds });
}

function isSuccess({ response: { status } }: Answer): boolean {
  return status >= 200 && status <= 299;
}

/** The ETag that a version has by itself: a weak one does not tell whether anything was changed. */
async function etagOf(story: Story, { read }: Parts, path: PathValues): Promise<string> {
  const draft = await story.validRequest(read, path);
  const why = `${read.summary}, for its ETag`;
  const { response } = await story.send(draft, { as: callerOf(read), expect: '200', why, step: 'set-up' });
  const { etag } = response.headers;
  if (etag === undefined || etag.startsWith('W/'))
    throw new Stop(
      'answered-otherwise',
      `${read.key} returned ${etag === undefined ? 'no' : 'only a weak'} ETag`,
    );
  return etag;
}

async function requireChange(story: Story, parts: Parts, path: PathValues, before: string): Promise<void> {
  if ((await etagOf(story, parts, path)) === before)
    throw new Stop('answered-otherwise', `the ETag is the same after ${parts.cell.operation.key}`);
}

/** The update for one version, with values that no other has: one that was made already may succeed again. */
function updated(story: Story, draft: Draft, etag: string, known: Known): Draft {
  const { body, operation } = draft;
  const headers = { ...draft.headers, 'if-match': etag };
  const schema = operation.body?.content.find(({ type }) => type === body?.mediaType)?.schema;
  const json = body && 'json' in body ? body.json : undefined;
  if (!body || json === undefined || schema === undefined)
    throw new Stop('not-provocable', `two different bodies for ${operation.key} are not known`);
  const { accepts } = known.contract.requests.at(schema);
  const refers = (member: string): boolean =>
    namesIdentifier(member) || known.graph.producerOfMember(operation, member) !== undefined;
  const other = Array.isArray(json)
    ? json.map((each) => withOtherValue(each, story.unique()))
    : withUniqueTexts(json, story.unique, { accepts, refers });
  if (JSON.stringify(other) === JSON.stringify(json) || !accepts(other))
    throw new Stop('not-provocable', `two different bodies for ${operation.key} are not known`);
  return { ...draft, headers, body: { ...body, json: other } };
}

/** Of an operation of a JSON Patch, only its value may be another one. */
function withOtherValue(each: unknown, text: string): unknown {
  return isObject(each) && typeof each.value === 'string'
    ? { ...each, value: `${each.value} ${text}` }
    : each;
}
