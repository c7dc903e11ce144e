import type { PersonaId } from '../../../../suite/suite.ts';
import { august, january, november, september } from '../releases.ts';
import { document, model } from './paths.ts';

/** What is found in an answer. */
export interface Finding {
  readonly operation: string;
  readonly got: number;
  readonly version: string;
  readonly check: string;
  readonly message: string;
  readonly expected?: string;
  readonly persona?: PersonaId;
}

/** What a tolerance shows without counting it, and similar findings that count. */
export interface AdviceCase {
  readonly id: string;
  readonly excused: Finding;
  readonly not: readonly Partial<Finding>[];
}

const noDescription = 'error_description is required';

/** Findings that are shown and not counted. */
export const adviceCases: readonly AdviceCase[] = [
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
    id: 'N6',
    excused: {
      operation: 'GET /.well-known/jwks.json',
      got: 200,
      version: august,
      check: 'claim',
      message: 'Tokens are signed with a key that is published, and not with a shared secret',
    },
    not: [
      { message: 'The published keys verify the token of the person it was issued to' },
      { version: 'ours' },
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
