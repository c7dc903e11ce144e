import type { Wrong } from '../accused.ts';

const read = [
  'GET /v1/enrollment/retrieve/{uuid}',
  'GET /v1/enrollment/export/{uuid}',
  'GET /v1/verification/status/{sessionId}',
];
const written = [
  'POST /v1/enrollment/store',
  'POST /v1/verification/initiate',
  'POST /v1/verification/verify',
];

/** What the source forbids, and the code of October 2025 does. */
export const wrongWith: readonly Wrong[] = [
  // Nobody needs a key to read factors, and every key is right.
  ...read.flatMap((operation): readonly Wrong[] => [
    ['status-as-aimed', `${operation} 401`],
    ['status-as-aimed', `${operation} 403`],
  ]),
  // No key at all is refused like a wrong one.
  ['status-as-aimed', 'GET /v1/admin/stats 401'],
  // What Express finds is a page: a path that is not there, and a body that is no JSON.
  ['claim', 'GET /v1/wrong/path'],
  ['content-type', 'GET /v1/wrong/path'],
  ...written.map((operation): Wrong => ['content-type', `${operation} 400`]),
  // A missing nonce is an error without `success`.
  ...[...written, 'DELETE /v1/enrollment/delete/{uuid}'].map(
    (operation): Wrong => ['body-matches-schema', `${operation} 400`],
  ),
  // Whoever is enrolled is enrolled again, and what is deleted is deleted again.
  ['status-as-aimed', 'POST /v1/enrollment/store 409'],
  ['status-as-aimed', 'DELETE /v1/enrollment/delete/{uuid} 404'],
  // Of somebody who was never enrolled it exports that there is nothing.
  ['status-as-aimed', 'GET /v1/enrollment/export/{uuid} 404'],
  ['www-authenticate', 'POST /v1/verification/verify 401'],
];
