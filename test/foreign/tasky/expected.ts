import type { Wrong } from '../accused.ts';
import type { Release } from './release.ts';

const ticket = '/api/tickets/{ticketId}';
const comment = `${ticket}/comments/{commentId}`;

/** With its bodies, and what the model refuses, it fails where it has to refuse. */
const invalid: readonly Wrong[] = [
  ...['POST /api/auth/register', 'POST /api/auth/login', 'POST /api/boards', 'POST /api/tickets'],
  ...['POST /api/boards/{boardId}/columns', 'PATCH /api/columns/{columnId}', `POST ${ticket}/comments`],
  ...[`PUT ${ticket}`, `PATCH ${ticket}`, `PATCH ${ticket}/move`],
].flatMap((operation): readonly Wrong[] => [
  ['status-as-aimed', `${operation} 400`],
  ['status-as-aimed', `${operation} 415`],
]);

/** It shows who nobody asked for: neither a board, nor the ticket of a comment, nor who calls. */
const unchecked = (timeline: string): readonly Wrong[] => [
  ...[`GET /api/boards/{boardId}/activity`, `GET ${timeline}/timeline`, `GET ${timeline}/stats`].flatMap(
    (operation): readonly Wrong[] => [
      ['status-as-aimed', `${operation} 403`],
      ['status-as-aimed', `${operation} 404`],
      ['body-matches-schema', `${operation} 200`],
    ],
  ),
  ['status-as-aimed', `GET ${ticket}/activity 403`],
  ['status-as-aimed', `GET ${ticket}/activity 404`],
  ['body-matches-schema', `GET ${ticket}/activity 200`],
  ['status-as-aimed', `POST ${ticket}/comments 403`],
  ['status-as-aimed', `DELETE ${comment} 404`],
];

/** S, "Success Response": deletions have no `data`, and columns no envelope. */
const envelopes: readonly Wrong[] = [
  ['body-matches-schema', 'DELETE /api/boards/{boardId} 200'],
  ['body-matches-schema', 'DELETE /api/columns/{columnId} 200'],
  ['body-matches-schema', `DELETE ${ticket} 200`],
  ['body-matches-schema', `DELETE ${comment} 200`],
  ['body-matches-schema', 'GET /api/boards/{boardId}/columns 200'],
  // A column without a title.
  ['body-matches-schema', 'PATCH /api/columns/{columnId} 200'],
];

const both: readonly Wrong[] = [
  ['www-authenticate', '* 401'],
  ['no-server-error', '* 500'],
  ['no-internals', '* 400'],
  ['no-internals', '* 500'],
  // The administrator who is in no board is refused its tickets.
  ...[`GET ${ticket}`, `PUT ${ticket}`, `PATCH ${ticket}`, `PATCH ${ticket}/move`, `DELETE ${ticket}`].map(
    (operation): Wrong => ['status-as-aimed', `${operation} 200`],
  ),
  // Deleted tickets stay in their columns, and the columns of a new board have no status.
  ['claim', 'GET /api/boards/{boardId}/columns 200'],
  ['claim', `PATCH ${ticket}/move 200`],
  ...invalid,
  ...envelopes,
];

export const wrongWith: Readonly<Record<Release, readonly Wrong[]>> = {
  r22: [...both, ...unchecked('/api/boards/{boardId}/activity')],
  r31: [
    ...both,
    ...unchecked('/api/boards/{boardId}'),
    ['status-as-aimed', `PUT ${comment} 404`],
    ['status-as-aimed', `PUT ${comment} 400`],
    ['status-as-aimed', 'PUT /api/users/{userId}/role 400'],
    ['status-as-aimed', 'PUT /api/users/{userId}/role 415'],
    ['status-as-aimed', `PUT ${comment} 415`],
    ['status-as-aimed', 'POST /api/boards/{boardId}/activity/clear 403'],
    ['status-as-aimed', 'POST /api/boards/{boardId}/activity/clear 404'],
    ['body-matches-schema', 'POST /api/boards/{boardId}/activity/clear 200'],
    // Whoever registers administers everything.
    ['claim', 'GET /api/auth/me 200'],
  ],
};
