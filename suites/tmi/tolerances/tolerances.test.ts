import { expect, test } from 'vitest';
import { understand } from '../../../contract/contract.ts';
import { loadBundled } from '../../../contract/document/load.ts';
import type { Cause } from '../../../contract/operations/cause.ts';
import type { PersonaId } from '../../../harness/model/persona.ts';
import { createTolerances, type Tolerance, tolerancesOf } from '../../../harness/model/tolerance.ts';
import { exchangeOf } from '../../../harness/testing/exchanges.ts';
import { august, january, november, releases, september } from './releases.ts';
import { tolerances } from './tolerances.ts';

const ours = understand(await loadBundled('specs/tmi/openapi.yaml'));

const model = '/threat_models/{threat_model_id}';
const document = `${model}/documents/{document_id}`;
const diagram = `${model}/diagrams/{diagram_id}`;
const collaborate = `${diagram}/collaborate`;
const diagramKey = `${diagram}/metadata/{key}`;

/** An answer, as a tolerance sees it. */
interface Answer {
  readonly operation: string;
  readonly expected: string;
  readonly got: number;
  readonly version: string;
  readonly error?: string;
  readonly persona?: PersonaId;
  readonly cause?: Cause;
  readonly scenario?: string;
}

/** What a tolerance excuses, and a similar answer that it does not excuse: what is different there. */
interface Case {
  readonly id: string;
  readonly excused: Answer;
  readonly not: readonly Partial<Answer>[];
}

const statusCases: readonly Case[] = [
  {
    id: 'C1',
    excused: {
      operation: `GET ${model}`,
      expected: '400',
      got: 404,
      version: september,
      error: 'not_found',
      cause: 'malformed-path-parameter',
    },
    not: [{ version: november }, { error: 'missing' }, { cause: 'invalid-member' }, { got: 500 }],
  },
  {
    id: 'C2',
    excused: {
      operation: `GET ${document}`,
      expected: '404',
      got: 400,
      version: august,
      error: 'invalid_id',
      scenario: `malformed-id › GET ${document} 404 › document_id`,
    },
    not: [
      { scenario: `unknown-id › GET ${document} 404 › document_id` },
      { error: 'invalid_input' },
      { operation: `GET ${model}` },
    ],
  },
  {
    id: 'C5',
    excused: {
      operation: `PATCH ${model}`,
      expected: '409',
      got: 400,
      version: january,
      error: 'invalid_input',
    },
    not: [{ error: 'bad' }, { got: 200 }, { operation: `PATCH ${diagram}` }, { version: 'documented' }],
  },
  {
    id: 'C7',
    excused: { operation: `POST ${collaborate}`, expected: '409', got: 200, version: september },
    not: [{ got: 201 }, { version: 'documented' }],
  },
  {
    id: 'C8',
    excused: {
      operation: `PATCH ${diagram}`,
      expected: '422',
      got: 400,
      version: november,
      error: 'patch_failed',
    },
    not: [{ got: 200 }, { error: 'not_found' }],
  },
  {
    id: 'C8',
    excused: {
      operation: `PATCH ${diagram}`,
      expected: '422',
      got: 200,
      version: november,
      scenario: 'validation › a-patch-of-a-diagram-with-an-edge-to-a-cell-that-is-not-there-makes-no-sense',
    },
    not: [{ scenario: `unprocessable-body › PATCH ${diagram} 422 › a test that fails` }],
  },
  {
    id: 'C10',
    excused: {
      operation: 'GET /threat_models',
      expected: '406',
      got: 200,
      version: september,
      cause: 'not-acceptable',
    },
    not: [{ version: november }, { got: 500 }],
  },
  {
    id: 'C10',
    excused: {
      operation: 'POST /threat_models',
      expected: '415',
      got: 400,
      version: august,
      error: 'invalid_input',
    },
    not: [{ got: 201 }, { error: 'server_error' }],
  },
  {
    id: 'C12',
    excused: { operation: 'POST /oauth2/refresh', expected: '401', got: 400, version: august },
    not: [{ got: 200 }, { expected: '400', got: 401 }, { version: 'documented' }],
  },
  {
    id: 'C13',
    excused: { operation: 'POST /oauth2/revoke', expected: '204', got: 200, version: november },
    not: [{ version: september }, { version: august }],
  },
  {
    id: 'C14',
    excused: {
      operation: 'POST /oauth2/revoke',
      expected: '401',
      got: 400,
      version: november,
      persona: 'anonymous',
    },
    not: [{ persona: 'forged' }, { got: 204 }],
  },
  {
    id: 'C15',
    excused: {
      operation: 'POST /oauth2/introspect',
      expected: '200',
      got: 401,
      version: november,
      persona: 'anonymous',
      error: 'unauthorized',
    },
    not: [{ version: august }, { persona: 'owner' }],
  },
  {
    id: 'C16',
    excused: { operation: 'GET /oauth2/callback', expected: '200', got: 400, version: november },
    not: [{ got: 302 }, { got: 401 }, { version: september }],
  },
  {
    id: 'C16',
    excused: {
      operation: 'GET /oauth2/callback',
      expected: '401',
      got: 302,
      version: august,
      scenario: 'oauth › a-login-that-the-identity-provider-refuses-ends-without-tokens',
    },
    not: [{ got: 200 }, { scenario: 'made-up-credentials › GET /oauth2/callback 401' }],
  },
  {
    id: 'C16',
    excused: {
      operation: 'GET /oauth2/callback',
      expected: '401',
      got: 400,
      version: september,
      scenario: 'made-up-credentials › GET /oauth2/callback 401',
    },
    not: [
      { got: 200 },
      { scenario: 'oauth › a-login-that-the-identity-provider-refuses-ends-without-tokens' },
    ],
  },
  {
    id: 'C17',
    excused: { operation: 'POST /oauth2/token', expected: '400', got: 401, version: august },
    not: [{ version: november }, { got: 200 }, { got: 500 }],
  },
  {
    id: 'C17',
    excused: {
      operation: 'POST /oauth2/token',
      expected: '400',
      got: 200,
      version: november,
      scenario: 'oauth › a-code-is-worth-nothing-for-another-redirect-uri',
    },
    not: [{ scenario: 'oauth › a-code-is-worth-nothing-the-second-time' }, { version: august }],
  },
  {
    id: 'C19',
    excused: { operation: 'POST /webhooks/{webhook_id}/test', expected: '202', got: 200, version: august },
    not: [{ got: 204 }, { version: 'documented' }],
  },
  {
    id: 'C21',
    excused: {
      operation: `GET ${collaborate}`,
      expected: '403',
      got: 401,
      version: november,
      error: 'unauthorized',
    },
    not: [{ version: august }, { got: 200 }, { operation: `GET ${diagram}` }],
  },
  {
    id: 'C22',
    excused: {
      operation: `GET ${collaborate}`,
      expected: '404',
      got: 200,
      version: november,
      scenario: `absent-singleton › GET ${collaborate} 404`,
    },
    not: [{ scenario: `unknown-id › GET ${collaborate} 404 › diagram_id` }, { version: august }],
  },
  {
    id: 'C23',
    excused: {
      operation: `POST ${model}/metadata`,
      expected: '201',
      got: 409,
      version: august,
      error: 'conflict',
    },
    not: [{ version: november }, { error: 'server_error' }, { operation: `POST ${model}/documents` }],
  },
  {
    id: 'C24',
    excused: {
      operation: `PUT ${diagramKey}`,
      expected: '404',
      got: 200,
      version: september,
      scenario: `unknown-id › PUT ${diagramKey} 404 › key`,
    },
    not: [
      { scenario: `unknown-id › PUT ${diagramKey} 404 › diagram_id` },
      { operation: `PUT ${model}/metadata/{key}` },
      { version: august },
    ],
  },
  {
    id: 'C25',
    excused: {
      operation: `GET ${model}`,
      expected: '403',
      got: 404,
      version: january,
      persona: 'stranger',
      error: 'not_found',
    },
    not: [{ persona: 'reader' }, { got: 200 }],
  },
  {
    id: 'C27',
    excused: {
      operation: `DELETE ${document}`,
      expected: '404',
      got: 204,
      version: august,
      scenario: `deleted-resource › DELETE ${document} 404`,
    },
    not: [{ scenario: `unknown-id › DELETE ${document} 404 › document_id` }, { got: 200 }],
  },
  {
    id: 'C29',
    excused: {
      operation: 'GET /oauth2/userinfo',
      expected: '401',
      got: 404,
      version: november,
      persona: 'deleted',
    },
    not: [{ persona: 'revoked' }, { version: august }],
  },
  {
    id: 'C31',
    excused: {
      operation: `POST ${model}/threats/batch/patch`,
      expected: '404',
      got: 207,
      version: september,
    },
    not: [{ version: november }, { got: 200 }],
  },
  {
    id: 'A2',
    excused: {
      operation: `DELETE ${document}`,
      expected: '204',
      got: 403,
      version: november,
      persona: 'writer',
      error: 'forbidden',
    },
    not: [{ version: august }, { persona: 'owner' }, { operation: `PUT ${document}`, expected: '200' }],
  },
  {
    id: 'A2',
    excused: {
      operation: `DELETE ${model}/threats/batch`,
      expected: '404',
      got: 403,
      version: november,
      persona: 'writer',
      error: 'forbidden',
    },
    not: [{ persona: 'owner' }, { got: 200 }],
  },
  {
    id: 'A2',
    excused: {
      operation: `DELETE ${collaborate}`,
      expected: '204',
      got: 403,
      version: september,
      persona: 'reader',
      error: 'forbidden',
    },
    not: [{ version: november }, { persona: 'owner' }],
  },
  {
    id: 'A3',
    excused: {
      operation: 'GET /threat_models',
      expected: '401',
      got: 200,
      version: november,
      persona: 'deleted',
    },
    not: [
      { operation: 'POST /threat_models', got: 201 },
      { persona: 'revoked' },
      { version: august },
      { version: 'documented' },
    ],
  },
  {
    id: 'A4',
    excused: {
      operation: 'POST /webhooks',
      expected: '201',
      got: 403,
      version: august,
      persona: 'owner',
      error: 'forbidden',
    },
    not: [{ persona: 'admin' }, { version: november }],
  },
  {
    id: 'P9',
    excused: {
      operation: 'POST /addons',
      expected: '201',
      got: 403,
      version: 'documented',
      persona: 'admin',
      error: 'forbidden',
    },
    not: [{ got: 401 }, { operation: 'GET /addons', expected: '200' }],
  },
  {
    id: 'D16',
    excused: {
      operation: `PUT ${model}/metadata/{key}`,
      expected: '200',
      got: 400,
      version: november,
      error: 'invalid_input',
    },
    not: [{ version: september }, { version: january }, { got: 500 }],
  },
  {
    id: 'D17',
    excused: {
      operation: `POST ${model}/documents/bulk`,
      expected: '400',
      got: 201,
      version: august,
      scenario: `invalid-body › POST ${model}/documents/bulk 400 › application/json: the body with too many items`,
    },
    not: [
      {
        scenario: `invalid-body › POST ${model}/documents/bulk 400 › application/json: [0].name missing`,
      },
      { version: november },
    ],
  },
];

test.each(statusCases)('$id excuses $excused.got for $excused.operation', ({ id, excused, not }) => {
  expect(statusExcusedBy(excused)?.id).toBe(id);
  for (const similar of not)
    expect(statusExcusedBy({ ...excused, ...similar }), told(similar)).toBeUndefined();
});

/** What is found in an answer. */
interface Finding {
  readonly operation: string;
  readonly got: number;
  readonly version: string;
  readonly check: string;
  readonly message: string;
  readonly expected?: string;
  readonly persona?: PersonaId;
}

interface AdviceCase {
  readonly id: string;
  readonly excused: Finding;
  readonly not: readonly Partial<Finding>[];
}

const noDescription = 'error_description is required';

const adviceCases: readonly AdviceCase[] = [
  {
    id: 'E2',
    excused: {
      operation: 'GET /threat_models',
      got: 401,
      version: november,
      check: 'www-authenticate',
      message: 'no WWW-Authenticate on 401',
    },
    not: [
      { message: 'WWW-Authenticate does not name the scheme Bearer that the document declares' },
      { version: august },
    ],
  },
  {
    id: 'E6',
    excused: {
      operation: 'POST /webhooks',
      got: 400,
      version: november,
      check: 'body-matches-schema',
      message: 'error_description must have at least 1 character',
    },
    not: [{ message: 'error is required' }, { version: august }, { operation: 'POST /threat_models' }],
  },
  {
    id: 'E6',
    excused: {
      operation: 'POST /webhooks',
      got: 400,
      version: november,
      check: 'error-code',
      message: 'got the error code "name must match "^a$"", expected "invalid_input"',
    },
    not: [{ message: 'got the error code "oops", expected "invalid_input" or "invalid_id"' }],
  },
  {
    id: 'E7',
    excused: {
      operation: 'GET /threat_models',
      got: 429,
      version: november,
      check: 'body-matches-schema',
      message: 'code is not a known member',
    },
    not: [{ message: 'stack is not a known member' }, { got: 403 }, { version: august }],
  },
  {
    id: 'E8',
    excused: {
      operation: `PATCH ${model}`,
      got: 400,
      version: august,
      check: 'error-code',
      message: 'got the error code "patch_failed", expected "invalid_input"',
    },
    not: [
      { message: 'got the error code "oops", expected "invalid_input"' },
      { message: 'got the error code "forbidden", expected "invalid_input"' },
      { version: 'documented' },
    ],
  },
  {
    id: 'E8',
    excused: {
      operation: 'POST /oauth2/token',
      got: 400,
      version: november,
      check: 'error-code',
      message: 'got the error code "Missing code", expected "invalid_input"',
    },
    not: [
      { operation: 'POST /threat_models' },
      { message: 'got the error code "forbidden", expected "invalid_input"' },
    ],
  },
  {
    id: 'E9',
    excused: {
      operation: 'POST /oauth2/refresh',
      got: 400,
      version: september,
      check: 'body-matches-schema',
      message: noDescription,
    },
    not: [{ operation: 'POST /threat_models' }, { message: 'error is required' }, { version: 'documented' }],
  },
  {
    id: 'E10',
    excused: {
      operation: `POST ${model}/documents`,
      got: 201,
      version: august,
      check: 'location',
      message: 'no Location on 201',
    },
    not: [
      { operation: 'POST /threat_models' },
      { operation: `POST ${model}/diagrams` },
      { message: 'Location does not name the new resource' },
      { version: 'documented' },
    ],
  },
  {
    id: 'A1',
    excused: {
      operation: `POST ${model}/documents`,
      got: 201,
      expected: '403',
      version: january,
      check: 'status-as-aimed',
      message: 'got 201, expected 403',
      persona: 'reader',
    },
    not: [
      { persona: 'stranger' },
      { version: august },
      { operation: `PUT ${document}`, got: 200 },
      { version: 'documented' },
    ],
  },
  {
    id: 'D11',
    excused: {
      operation: 'POST /webhooks',
      got: 201,
      version: august,
      check: 'claim',
      message: 'The creation shows a challenge',
    },
    not: [{ message: 'The creation shows a secret' }, { version: 'documented' }],
  },
  {
    id: 'D21',
    excused: {
      operation: 'POST /addons/{addon_id}/invoke',
      got: 202,
      version: november,
      check: 'claim',
      message: 'The response has delivery_id and invocation_id',
    },
    not: [{ message: 'The identifiers in the response are the same' }, { version: 'documented' }],
  },
  {
    id: 'D7',
    excused: {
      operation: 'POST /threat_models',
      got: 201,
      version: november,
      check: 'claim',
      message: 'The answer shows framework, issue and metadata as they were sent',
    },
    not: [{ message: 'The answer shows name and description as they were sent' }, { version: august }],
  },
];

test.each(adviceCases)('$id excuses of $excused.operation: $excused.message', ({ id, excused, not }) => {
  expect(adviceFor(excused)?.id).toBe(id);
  for (const similar of not) expect(adviceFor({ ...excused, ...similar }), told(similar)).toBeUndefined();
});

/** A body that a release has, and a similar one that is wrong there as well. */
interface ShapeCase {
  readonly id: string;
  readonly version: string;
  readonly schema: string;
  readonly excused: object;
  readonly not: object;
}

const expiry = { expires_at: '2026-01-01T00:00:00Z' };
const uuid = '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01';
const queued = { status: 'pending', created_at: '2026-01-01T00:00:00Z' };
const webhook = {
  id: uuid,
  owner_id: uuid,
  name: 'A',
  url: 'https://a.invalid/',
  events: ['threat_model.created'],
  status: 'pending_verification',
  challenges_sent: 0,
  created_at: '2026-01-01T00:00:00Z',
  modified_at: '2026-01-01T00:00:00Z',
  publication_failures: 0,
  threat_model_id: null,
  last_successful_use: null,
};
const tokens = { access_token: 'a', refresh_token: 'b', expires_in: 3600 };
const metadata = {
  issuer: 'https://a.invalid',
  authorization_endpoint: 'https://a.invalid/oauth2/authorize',
  token_endpoint: 'https://a.invalid/oauth2/token',
  jwks_uri: 'https://a.invalid/.well-known/jwks.json',
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['HS256'],
};

const shapeCases: readonly ShapeCase[] = [
  {
    id: 'D10',
    version: november,
    schema: 'DeletionChallenge',
    excused: { challenge_text: 'I want to delete my account', ...expiry },
    not: expiry,
  },
  {
    id: 'D11',
    version: august,
    schema: 'NewWebhook',
    excused: { ...webhook, secret: 'a-secret-of-sixteen-characters' },
    not: webhook,
  },
  {
    id: 'D14',
    version: november,
    schema: 'UserInfo',
    excused: {
      principal_type: 'user',
      provider: 'test',
      provider_id: 'bob',
      display_name: 'Bob',
      email: 'bob@test.tmi',
    },
    not: { email: 'bob@test.tmi' },
  },
  {
    id: 'D14',
    version: august,
    schema: 'UserProfile',
    excused: { email: 'bob@tmi.local', groups: [] },
    not: { name: 'Bob' },
  },
  {
    id: 'D20',
    version: august,
    schema: 'Tokens',
    excused: { ...tokens, token_type: 'bearer' },
    not: { ...tokens, token_type: 'BEARER TOKEN' },
  },
  {
    id: 'D21',
    version: november,
    schema: 'QueuedInvocation',
    excused: { invocation_id: uuid, ...queued },
    not: { delivery_id: uuid, ...queued },
  },
  {
    id: 'D21',
    version: august,
    schema: 'QueuedInvocation',
    excused: { delivery_id: uuid, ...queued },
    not: { invocation_id: uuid, ...queued },
  },
  {
    id: 'D21',
    version: november,
    schema: 'QueuedTest',
    excused: { delivery_id: uuid, message: 'Queued', status: '' },
    not: { delivery_id: uuid, message: 'Queued', status: 'lost' },
  },
  {
    id: 'D23',
    version: september,
    schema: 'SessionConflict',
    excused: { error: 'conflict', join_url: '/threat_models/1/diagrams/2/collaborate' },
    not: { error: 'conflict' },
  },
  {
    id: 'N6',
    version: september,
    schema: 'OpenIdConfiguration',
    excused: { ...metadata, assay_knows_not: true },
    not: { assay_knows_not: true },
  },
];

test.each(shapeCases)('$id: of $version, $schema may be so', ({ id, version, schema, excused, not }) => {
  const all = tolerancesOf(tolerances, version).filter(({ kind }) => kind === 'shape');
  expect(problems(schema, excused, all)).toEqual([]);
  expect(
    problems(
      schema,
      excused,
      all.filter((one) => one.id !== id),
    ),
  ).not.toEqual([]);
  expect(problems(schema, excused, tolerancesOf(tolerances, 'documented'))).not.toEqual([]);
  expect(problems(schema, not, all)).not.toEqual([]);
});

test('each tolerance excuses something above, and names releases that there are', () => {
  const kinds = [statusCases, adviceCases, shapeCases];
  const cased = kinds.map((cases) => cases.map(({ id }) => id).sort());
  const known = (['status', 'advice', 'shape'] as const).map((kind) =>
    tolerances
      .filter((one) => one.kind === kind)
      .map(({ id }) => id)
      .sort(),
  );
  expect(cased).toEqual(known);
  for (const { versions } of tolerances)
    if (versions !== 'every') expect(releases).toEqual(expect.arrayContaining([...versions]));
});

function told(similar: object): string {
  return JSON.stringify(similar);
}

function statusExcusedBy(answer: Answer) {
  const { operation, expected, got, version, error, persona, cause, scenario } = answer;
  const exchange = exchangeOf(
    {
      operation,
      status: got,
      ...(persona && { persona }),
      ...(scenario !== undefined && { scenario }),
      purpose: { expected, cause },
      body: error === undefined ? '' : { error },
    },
    ours,
  );
  return createTolerances(tolerancesOf(tolerances, version)).ofStatus(exchange)?.tolerance;
}

function adviceFor({ operation, got, version, check, message, expected, persona }: Finding) {
  const exchange = exchangeOf(
    {
      operation,
      status: got,
      ...(persona && { persona }),
      purpose: { ...(expected !== undefined && { expected }) },
    },
    ours,
  );
  const found: { check: string; level: 'MUST' | 'SHOULD'; message: string } = {
    check,
    level: 'MUST',
    message,
  };
  return createTolerances(tolerancesOf(tolerances, version)).asAdvice(exchange, found).tolerance;
}

/** What is wrong with a value by a schema of our document, where that much is tolerated. */
function problems(name: string, value: object, tolerated: readonly Tolerance[]) {
  const written = tolerated.reduce(
    (document, tolerance) => (tolerance.kind === 'shape' ? tolerance.document(document) : document),
    ours.written,
  );
  const contract = understand({ file: 'tolerant', document: written, findings: [] });
  return contract.responses
    .at(`#/components/schemas/${name}`)
    .problems(value)
    .map(({ message }) => message);
}
