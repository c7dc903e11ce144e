import type { Wrong } from '../accused.ts';
import type { Release } from './release.ts';

const base = '/api/v1';

/** Nothing that Axum's extractors refuse has the envelope, and neither have 405 and the second factor. */
const plainTexts: readonly Wrong[] = [
  ['content-type', '* 400'],
  ['content-type', '* 415'],
  ['content-type', '* 500'],
  ['status-as-aimed', '* 400'],
  ['status-declared', '*'],
];

/** S names the code of nearly every error, and the code of the original has others. */
const otherCodes: readonly Wrong[] = [
  ...['400', '401', '403', '404', '500'].map((status): Wrong => ['error-code', `* ${status}`]),
  // Without the array of its details, what is no VALIDATION_ERROR breaks the schema of 400.
  ['body-matches-schema', '* 400'],
  // The code of the second factor begins with a digit.
  ['body-matches-schema', `POST ${base}/auth/2fa/verify 401`],
];

/** What the database says of duplicates and of references to nothing. */
const failures: readonly Wrong[] = [
  ['no-server-error', '* 500'],
  ['no-internals', '* 500'],
  ['status-as-aimed', `POST ${base}/auth/sign-up 409`],
  ['status-as-aimed', `POST ${base}/users/{id}/roles 200`],
  ['status-as-aimed', `POST ${base}/roles/{id}/permissions 200`],
  // What is given is given already.
  ['status-as-aimed', `POST ${base}/users/{id}/roles 406`],
  ['status-as-aimed', `POST ${base}/roles/{id}/permissions 406`],
];

/** Whoever has a token keeps it, whoever has not verified the address logs in, and names are given away. */
const accounts: readonly Wrong[] = [
  ['status-as-aimed', `POST ${base}/auth/login 403`],
  ['claim', `POST ${base}/auth/login 401`],
  ['status-as-aimed', `POST ${base}/auth/logout 401`],
  ['status-as-aimed', `GET ${base}/users/me 401`],
  ['status-as-aimed', `POST ${base}/auth/2fa/* 401`],
  ['status-as-aimed', `POST ${base}/auth/resend-verification 200`],
];

const both: readonly Wrong[] = [
  ...plainTexts,
  ...otherCodes,
  ...failures,
  ...accounts,
  ['www-authenticate', '* 401'],
  // Changes and deletions of what does not exist succeed, and what is in it is an empty list.
  ['status-as-aimed', '* 404'],
  // 50 on a page at most, where its documentation says 100.
  ['claim', `GET ${base}/users 200`],
];

export const wrongWith: Readonly<Record<Release, readonly Wrong[]>> = { r31: both, r01: both };
