import { august, january, november, september } from '../releases.ts';
import { collaborate, diagram, diagramKey, document, model } from './paths.ts';
import type { StatusCase } from './status-case.ts';

/** Other answers that have another status. */
export const statusCases: readonly StatusCase[] = [
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
    id: 'N7',
    excused: {
      operation: 'POST /threat_models',
      expected: '400',
      got: 201,
      version: september,
      scenario: 'validation › a-threat-model-with-a-name-with-markup-is-refused',
    },
    not: [
      { scenario: 'validation › a-threat-model-with-an-empty-name-is-refused' },
      { got: 500 },
      { version: november },
      { version: 'documented' },
    ],
  },
  {
    id: 'D15',
    excused: {
      operation: `GET ${model}/metadata/{key}`,
      expected: '200',
      got: 400,
      version: august,
      error: 'invalid_id',
      scenario: 'lifecycle › the-key-last-updated-of-an-entry-of-metadata-is-a-key-like-any-other',
    },
    not: [
      { scenario: `valid-request › GET ${model}/metadata/{key} 200` },
      { error: 'invalid_input' },
      { got: 500 },
      { version: september },
      { version: 'documented' },
    ],
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
