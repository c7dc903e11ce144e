import { august, january, november, september } from '../releases.ts';
import { collaborate, document, model } from './paths.ts';
import type { StatusCase } from './status-case.ts';

/** Answers to callers who may not do something, or who are no longer there. */
export const authorizationStatusCases: readonly StatusCase[] = [
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
    id: 'D2',
    excused: {
      operation: `PATCH ${model}`,
      expected: '403',
      got: 400,
      version: november,
      error: 'invalid_input',
      persona: 'writer',
      scenario: 'authorization › a-writer-may-not-share-a-threat-model-with-somebody-else',
    },
    not: [
      { scenario: 'authorization › a-writer-may-not-share-a-threat-model-with-somebody-of-whom-all-is-said' },
      { got: 200 },
      { error: 'server_error' },
      { persona: 'stranger' },
      { version: september },
    ],
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
];
