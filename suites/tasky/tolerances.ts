import type { StatusTolerance, Tolerance } from '../../harness/model/tolerance.ts';
import {
  reshapeAnswer,
  reshapeOperations,
  reshapeSchemas,
  withMembers,
  withoutKeywords,
  withUnknownMembers,
} from '../../harness/versions/reshape.ts';
import { at, type Cause, isObject, type JsonObject, type PersonaId } from '../../suite/suite.ts';
import { january22, january31 } from './versions/versions.ts';

/**
 * Deviations of instances that are decided to be no violation. Where the code of a release contradicts its own
 * documentation, that is a violation: a malformed identifier that is answered with 500, a list without an envelope, a
 * comment or an activity for everybody, a challenge that is missing.
 */

const releases = [january22, january31];

function accept(
  id: string,
  cells: RegExp,
  accepts: readonly number[],
  why: string,
  more: Partial<Pick<StatusTolerance, 'versions' | 'causes' | 'personas' | 'scenarios'>> = {},
): StatusTolerance {
  return { kind: 'status', id, cells, accepts, why, versions: 'every', ...more };
}

const reader: readonly PersonaId[] = ['reader'];
const administrator: readonly PersonaId[] = ['admin'];
const invalidMember: readonly Cause[] = ['invalid-member'];

const statuses: readonly StatusTolerance[] = [
  accept(
    'T1',
    /^POST \/api\/auth\/register 400$/,
    [409],
    'the code of the original returns 409 for an address that has an account, which the source lists as 400',
  ),
  accept(
    'T3',
    /^\w+ \/api\/tickets\/\{ticketId\}(\/move)? 404$/,
    [403],
    'the code of the original refuses an unknown ticket like a foreign one',
  ),
  accept(
    'T3',
    /^POST \/api\/boards\/\{boardId\}\/columns 404$/,
    [403],
    'the code of the original refuses new columns of an unknown board like those of a foreign one',
  ),
  accept('T13', / 406$/, [200, 201], 'no source names 406: a server may send what it has (RFC 9110, 15.5.7)'),
  accept(
    'T14',
    /^POST \/api\/tickets 400$/,
    [403],
    'no source says what an impossible board is, and the code of the original refuses it like a foreign one',
    { causes: invalidMember },
  ),
  accept(
    'T15',
    /^PATCH \/api\/tickets\/\{ticketId\}\/move 400$/,
    [200, 404],
    'the source refuses a column of another board for new tickets only',
    { scenarios: /^(validation › a-ticket-comes-into-no-column-|unknown-reference › )/ },
  ),
  accept(
    'T24',
    /^PATCH \/api\/tickets\/\{ticketId\}\/move 400$/,
    [200],
    'the source says of the index only that it is required: a fraction is a number',
    { causes: invalidMember },
  ),
  accept(
    'T16',
    /^DELETE \/api\/tickets\/\{ticketId\} 403$/,
    [200],
    'releases delete the ticket as usual if somebody may not delete it for good',
    { versions: releases, scenarios: /^lifecycle › / },
  ),
  accept(
    'T17',
    /^(POST \/api\/tickets|\w+ \/api\/tickets\/\{ticketId\}(\/move|\/comments)?) 403$/,
    [200, 201],
    'in releases, whoever has access to a board may change its tickets in every role',
    { versions: releases, personas: reader },
  ),
  accept('T18', /^GET \/api\/users 403$/, [200], 'in the first release, everybody may list users', {
    versions: [january22],
  }),
  accept(
    'T19',
    /^POST \/api\/tickets 201$/,
    [403],
    'in the first release, an administrator needs to be a member of the board',
    { versions: [january22], personas: administrator },
  ),
];

const advice: readonly Tolerance[] = [
  {
    kind: 'advice',
    id: 'T20',
    why: 'without transactions in the database, the original does not renumber the tickets beside one that moves',
    versions: releases,
    cells: /^GET \/api\/boards\/\{boardId\}\/columns 200$/,
    checks: ['claim'],
    messages: /^Every ticket is where the moves have left it$/,
  },
  {
    kind: 'advice',
    id: 'T21',
    why: 'no source says what a deleted comment leaves, or whether it is counted',
    versions: 'every',
    cells: /^GET \/api\/tickets\/\{ticketId\} 200$/,
    checks: ['claim'],
    messages: /^(The comment is still there, and its text is not|The count does not include it)$/,
  },
];

const sent = /^(.+Input|Credentials|Move|NewTicket|Registration|RoleChange|TicketChange)$/;

function shownSchemas(document: JsonObject): readonly string[] {
  const schemas = at(document, '/components/schemas');
  return Object.keys(isObject(schemas) ? schemas : {}).filter((name) => !sent.test(name));
}

/** Members that refer to something else. */
const relations: Readonly<Record<string, readonly string[]>> = {
  Board: ['owner', 'members'],
  Ticket: ['board', 'column', 'createdBy', 'assignee', 'assignees', 'comments'],
  Comment: ['author'],
  Activity: ['userId'],
};

/** What they refer to, or its identifier; a list of either. */
function withIdentifiers(schema: JsonObject, members: readonly string[]): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const identifier = { $ref: '#/components/schemas/ObjectId' };
  const either = (member: unknown): JsonObject =>
    isObject(member) && isObject(member.items)
      ? { ...member, items: { anyOf: [member.items, identifier] } }
      : { anyOf: [member, identifier] };
  return withMembers(schema, Object.fromEntries(members.map((name) => [name, either(properties[name])])));
}

const activityLists = ['ActivitiesEnvelope', 'TimelineEnvelope', 'StatisticsEnvelope', 'ClearedEnvelope'];

/** What the sources show is required; more than that nobody has excluded. */
const shapes: readonly Tolerance[] = [
  {
    kind: 'shape',
    id: 'T22',
    why: 'the source names hardly any members of resources: a response may have more of them than our document, in other formats',
    versions: 'every',
    document: (document) =>
      reshapeSchemas(document, shownSchemas(document), (schema) =>
        withoutKeywords(withUnknownMembers(schema), ['format']),
      ),
  },
  {
    kind: 'shape',
    id: 'T24',
    why: 'no source says that positions are whole numbers',
    versions: 'every',
    document: (document) =>
      reshapeSchemas(document, ['Ticket'], (schema) =>
        withMembers(schema, { position: { type: 'number', minimum: 0 } }),
      ),
  },
  {
    kind: 'shape',
    id: 'T26',
    why: 'no source says where a response shows more of a relation than its identifier',
    versions: 'every',
    document: (document) =>
      Object.entries(relations).reduce(
        (changed, [name, members]) =>
          reshapeSchemas(changed, [name], (schema) => withIdentifiers(schema, members)),
        document,
      ),
  },
  {
    kind: 'shape',
    id: 'T25',
    why: 'the source has an envelope for every success, and does not say what activity is in it',
    versions: releases,
    document: (document) =>
      reshapeSchemas(document, activityLists, ({ description }) => ({
        description,
        type: 'object',
        required: ['ok', 'data'],
        properties: { ok: { const: true }, data: {} },
      })),
  },
  {
    kind: 'shape',
    id: 'T23',
    why: 'only the code of the original has these two operations, and it has their members beside the envelope',
    versions: 'every',
    document: (document) =>
      reshapeOperations(document, ['getRoot', 'getHealth'], (operation) =>
        reshapeAnswer(operation, '200', {
          schema: () => ({ type: 'object', required: ['ok'], properties: { ok: { const: true } } }),
          example: (value) => value,
        }),
      ),
  },
];

export const tolerances: readonly Tolerance[] = [...statuses, ...advice, ...shapes];
