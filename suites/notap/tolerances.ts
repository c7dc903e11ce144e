import type { AdviceTolerance, StatusTolerance, Tolerance } from '../../harness/model/tolerance.ts';
import {
  reshapeAnswer,
  reshapeOperations,
  reshapeSchemas,
  withoutKeywords,
  withUnknownMembers,
} from '../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../suite/suite.ts';
import { october2025 } from './versions/versions.ts';

type Only = Partial<Pick<StatusTolerance, 'causes' | 'scenarios' | 'errors' | 'versions'>>;

/** What a value can be too little, too much or too strange for. */
const bounds =
  '(too (short|long)|not matching its pattern|not one of the listed values|(below|above) its m(in|ax)imum|with too (few|many) (items|members)|with the same item twice|a fraction|not a multiple of its unit)$';

/**
 * Deviations of instances that are decided to be no violation; up to 15, the numbers are those of the decisions about the
 * source. It names no operation, no header, and of a success only `success` and `data`.
 */
const statuses: readonly StatusTolerance[] = [
  accepting(
    'N1',
    / 422$/,
    [400],
    'the source shows a wrong number of factors with 400, and lists it with 422',
  ),
  accepting('N6', /^DELETE .* 204$/, [200], 'the code and the other documentation return 200 with a body'),
  accepting(
    'N7',
    /^POST \/v1\/(enrollment|psp)\/.* 201$/,
    [200],
    'the code and the other documentation return 200 for an enrollment and for a session of a payment service provider',
  ),
  accepting(
    'N15',
    / 400$/,
    [404],
    'the source does not say whether a value is checked before what the body names is looked for',
    { causes: ['invalid-member'] },
  ),
  accepting(
    'N16',
    / 406$/,
    [200, 201],
    'no source names 406: a server may send what it has (RFC 9110, 15.5.7)',
  ),
  accepting(
    'N17',
    / 415$/,
    [400],
    'no source names 415, and the code of the original reads nothing of a body of another media type',
  ),
  accepting(
    'N22',
    / 400$/,
    [422],
    'the source returns 400 for missing fields, wrong types and malformed UUIDs, and 422 for other data that is invalid',
    { scenarios: new RegExp(`^invalid-(body|query) › .*${bounds}`) },
  ),
  accepting(
    'N22',
    / 400$/,
    [200, 201, 204],
    'of what is refused, the source names missing fields, wrong types, malformed UUIDs and invalid factors only',
    { scenarios: new RegExp(`^invalid-(body|query) › (?!.*: factor).*${bounds}`) },
  ),
  accepting(
    'N23',
    /^POST \/v1\/enrollment\/store 422$/,
    [200, 201],
    'the source does not say which factors there are',
    { scenarios: /^verification › a-factor-of-an-unknown-kind-/ },
  ),
  accepting(
    'N24',
    /^(POST \/v1\/enrollment\/store|DELETE \/v1\/enrollment\/delete\/\{uuid\}|POST \/v1\/verification\/(initiate|verify)) (401|403)$/,
    [400],
    'the code of the original asks for a nonce, which a run sends with valid credentials only',
    { errors: ['Nonce required'] },
  ),
  accepting(
    'N25',
    /^POST \/v1\/verification\/initiate 400$/,
    [200],
    'the code of the original reads the user only, and not the amount',
    {
      scenarios: /^invalid-body › .*: (transaction_amount|currency|risk_level|psp_config) /,
      versions: [october2025],
    },
  ),
];

const advice: readonly AdviceTolerance[] = [
  advising(
    'N11',
    /^POST \/v1\/(verification\/verify|management\/verify|psp\/session\/submit) 429$/,
    ['body-matches-schema'],
    'the source shows retry_after where a limit is exceeded, and not where all attempts are used up',
    /retry_after/,
  ),
  advising(
    'N26',
    /^POST \/v1\/verification\/initiate 200$/,
    ['claim'],
    'the source does not say for which amount how many factors are required',
    /factors are required/,
  ),
];

const shapes: readonly Tolerance[] = [
  {
    kind: 'shape',
    id: 'N18',
    why: 'of a success, the source names `success` and `data` only: its members may be in `data`, others than in our document, and in other formats',
    versions: 'every',
    document: (document) => withAnySuccess(document),
  },
  {
    kind: 'shape',
    id: 'N19',
    why: 'the source does not say that errors have no other members',
    versions: 'every',
    document: (document) =>
      reshapeSchemas(
        reshapeSchemas(document, ['Error', 'NoSuchPath', 'TooManyRequests'], withUnknownMembers),
        ['NotFound'],
        ({ oneOf, ...rest }) => ({ ...rest, anyOf: oneOf }),
      ),
  },
  {
    kind: 'shape',
    id: 'N20',
    why: 'the source names no headers',
    versions: 'every',
    document: withAnyHeaders,
  },
  {
    kind: 'shape',
    id: 'N21',
    why: 'the source does not name GET /health, and the code of the original shows it, and its statistics, in other forms',
    versions: 'every',
    document: (document) =>
      reshapeOperations(document, ['getHealth', 'getStats'], (operation) =>
        reshapeAnswer(operation, '200', { schema: () => ({ type: 'object' }), example: (value) => value }),
      ),
  },
];

export const tolerances: readonly Tolerance[] = [...statuses, ...advice, ...shapes];

function accepting(
  id: string,
  cells: RegExp,
  accepts: readonly number[],
  why: string,
  only: Only = {},
): StatusTolerance {
  return { kind: 'status', id, cells, accepts, why, versions: 'every', ...only };
}

function advising(
  id: string,
  cells: RegExp,
  checks: readonly string[],
  why: string,
  messages?: RegExp,
): AdviceTolerance {
  return { kind: 'advice', id, cells, checks, why, versions: 'every', ...(messages && { messages }) };
}

const errors = ['Error', 'NoSuchPath', 'TooManyRequests'];

/** Whatever is returned, which our document closes and bodies of requests are not: only `success` is required. */
function withAnySuccess(document: JsonObject): JsonObject {
  const schemas = Object.entries(componentsOf(document, 'schemas'));
  const names = schemas
    .filter(([name, schema]) => schema.additionalProperties === false && !errors.includes(name))
    .map(([name]) => name);
  return reshapeSchemas(document, names, (schema) => {
    const open = withoutKeywords(withUnknownMembers(schema), ['required', 'format']);
    const isReply = isObject(schema.properties) && isObject(schema.properties.success);
    return isReply ? { ...open, required: ['success'] } : open;
  });
}

function withAnyHeaders(document: JsonObject): JsonObject {
  const headers = Object.entries(componentsOf(document, 'headers')).map(([name, header]) => [
    name,
    { ...header, required: false, schema: { type: 'string' } },
  ]);
  const components = isObject(document.components) ? document.components : {};
  return { ...document, components: { ...components, headers: Object.fromEntries(headers) } };
}

function componentsOf({ components }: JsonObject, kind: string): Readonly<Record<string, JsonObject>> {
  const all = isObject(components) ? components[kind] : undefined;
  return isObject(all) ? (all as Readonly<Record<string, JsonObject>>) : {};
}
