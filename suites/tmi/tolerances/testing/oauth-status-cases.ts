import { august, november, september } from '../releases.ts';
import type { StatusCase } from './status-case.ts';

/** Answers to logins, and about tokens. */
export const oauthStatusCases: readonly StatusCase[] = [
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
];
