import type { Wrong } from '../accused.ts';
import type { Release } from './release.ts';

/** A check that fails with one status of several operations: "PUT /users/{id}". */
function failing(check: string, status: number, operations: readonly string[]): readonly Wrong[] {
  return operations.map((operation) => [check, `${addressed(operation)} ${status}`]);
}

function addressed(operation: string): string {
  return operation.replace(' ', ' /api/v1');
}

const readings = [
  'GET /roles/{id}',
  'GET /roles/{id}/permissions',
  'GET /permissions/{id}',
  'GET /users/{id}',
];
const readingsOfUsers = ['GET /users/{id}/roles', 'GET /users/{id}/permissions'];
const creations = ['POST /roles', 'POST /permissions'];
const gifts = ['POST /users/{id}/roles', 'POST /roles/{id}/permissions'];
const changes = ['PUT /roles/{id}', 'PUT /permissions/{id}'];
const removals = [
  ...['DELETE /roles/{id}', 'DELETE /permissions/{id}', 'DELETE /users/{id}'],
  ...['DELETE /users/{id}/roles/{roleId}', 'DELETE /roles/{id}/permissions/{permissionId}'],
];
/** What a permission is needed for. */
const permitted = [
  ...[...readings, ...readingsOfUsers, 'GET /roles', 'GET /permissions', 'GET /users'],
  ...[...creations, ...gifts, ...changes, 'PUT /users/{id}', ...removals],
];
/** Bodies that are read without being validated: Axum refuses them by itself. */
const unvalidated = [
  ...['POST /auth/refresh', 'POST /auth/resend-verification', 'POST /auth/forgot-password'],
  ...['POST /auth/reset-password', 'POST /auth/2fa/verify', ...creations, ...gifts, ...changes],
];
const switches = ['POST /auth/2fa/setup', 'POST /auth/2fa/confirm', 'POST /auth/2fa/disable'];

/** Nothing that Axum's extractors refuse has the envelope, and its status of an invalid body is 422. */
const plainTexts: readonly Wrong[] = [
  ...failing('content-type', 415, unvalidated),
  ...failing('content-type', 400, unvalidated),
  ...failing('content-type', 400, [...readings, ...readingsOfUsers, ...removals, 'PUT /users/{id}']),
  ...failing('content-type', 400, ['GET /auth/verify-email', 'GET /users']),
  ...failing('status-as-aimed', 400, unvalidated),
  ...unvalidated.map((operation): Wrong => ['status-declared', addressed(operation)]),
  // The second factor is mounted where nobody looks at tokens.
  ...failing('content-type', 500, switches),
  ...failing('status-as-aimed', 401, switches),
];

/** S names the code of nearly every error, and the code of the original has others. */
const otherCodes: readonly Wrong[] = [
  ...failing('error-code', 401, [...permitted, 'GET /users/me', 'PUT /users/me']),
  ...failing('error-code', 401, ['POST /auth/login', 'POST /auth/refresh', 'POST /auth/2fa/verify']),
  ...failing('error-code', 403, [...permitted, ...switches, 'PUT /users/me', 'POST /auth/2fa/verify']),
  ...failing('error-code', 403, ['POST /auth/sign-up', 'POST /auth/login', 'POST /auth/logout']),
  ...failing('error-code', 403, ['POST /auth/refresh', 'POST /auth/resend-verification']),
  ...failing('error-code', 403, ['POST /auth/forgot-password', 'POST /auth/reset-password']),
  ...failing('error-code', 404, ['GET /roles/{id}', 'GET /permissions/{id}', 'GET /users/{id}']),
  ...failing('error-code', 500, [...creations, ...gifts, 'POST /auth/sign-up']),
  ...failing('error-code', 500, ['PUT /users/me', 'PUT /users/{id}']),
  // Without the array of its details, what is no VALIDATION_ERROR breaks the schema of 400 as well.
  ...['error-code', 'body-matches-schema'].flatMap((check) =>
    failing(check, 400, [
      ...['POST /auth/sign-up', 'POST /auth/login', 'POST /auth/logout', 'POST /auth/reset-password'],
      ...['GET /auth/verify-email', 'PUT /users/me', 'PUT /users/{id}'],
    ]),
  ),
  // The code of the second factor begins with a digit.
  ...failing('body-matches-schema', 401, ['POST /auth/2fa/verify']),
];

/** What the database says of duplicates, of references to nothing, and of what is given a second time. */
const failures: readonly Wrong[] = [
  ...failing('no-server-error', 500, [...gifts, 'POST /auth/sign-up']),
  ...failing('no-internals', 500, [...creations, ...gifts, 'POST /auth/sign-up']),
  ...failing('status-as-aimed', 409, ['POST /auth/sign-up']),
  ...failing('status-as-aimed', 400, ['POST /auth/sign-up', 'PUT /users/me', 'PUT /users/{id}']),
  ...failing('status-as-aimed', 200, gifts),
  ...failing('status-as-aimed', 406, gifts),
];

/** Whoever has a token keeps it, whoever has not verified the address logs in, and names are given away. */
const accounts: readonly Wrong[] = [
  ...failing('status-as-aimed', 403, ['POST /auth/login']),
  ...failing('claim', 401, ['POST /auth/login']),
  ...failing('status-as-aimed', 401, ['POST /auth/logout', 'GET /users/me']),
  ...failing('status-as-aimed', 200, ['POST /auth/resend-verification']),
  // An account that is gone is 404 to its token.
  ['status-declared', addressed('GET /users/me')],
];

const both: readonly Wrong[] = [
  ...plainTexts,
  ...otherCodes,
  ...failures,
  ...accounts,
  ...failing('www-authenticate', 401, [...permitted, 'GET /users/me', 'PUT /users/me']),
  ...failing('www-authenticate', 401, ['POST /auth/login', 'POST /auth/refresh', 'POST /auth/2fa/verify']),
  // Changes and deletions of what does not exist succeed, and what is in it is an empty list.
  ...failing('status-as-aimed', 404, [...removals, ...changes, 'PUT /users/{id}']),
  ...failing('status-as-aimed', 404, ['GET /roles/{id}/permissions', 'POST /roles/{id}/permissions']),
  // 50 on a page at most, where its documentation says 100.
  ...failing('claim', 200, ['GET /users']),
];

export const wrongWith: Readonly<Record<Release, readonly Wrong[]>> = { r31: both, r01: both };
