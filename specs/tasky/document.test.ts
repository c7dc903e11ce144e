import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { cellsByStatus, isDerived, statusLines } from '../builder/cell-lists.ts';
import { exampleFaults } from '../builder/example-faults.ts';
import { cellsOf } from '../builder/walk.ts';
import { document } from './document.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);

const cells = cellsOf(document);

/** The statuses of every operation that the sources and our decisions give it, without 406 and 415. */
const listed = `
  post /api/auth/register: 201 400 429 500
  post /api/auth/login: 200 400 401 429 500
  get /api/auth/me: 200 401 500
  get /api/users: 200 401 403 500
  get /api/users/team: 200 401 500
  put /api/users/{userId}/role: 200 400 401 403 404 429 500
  get /api/boards: 200 401 500
  post /api/boards: 201 400 401 403 429 500
  get /api/boards/{boardId}: 200 401 403 404 500
  delete /api/boards/{boardId}: 200 401 403 404 429 500
  post /api/boards/{boardId}/members/{userId}: 200 401 403 404 429 500
  delete /api/boards/{boardId}/members/{userId}: 200 401 403 404 429 500
  get /api/boards/{boardId}/columns: 200 401 403 404 500
  post /api/boards/{boardId}/columns: 201 400 401 403 404 429 500
  patch /api/columns/{columnId}: 200 400 401 403 404 429 500
  delete /api/columns/{columnId}: 200 401 403 404 429 500
  get /api/tickets/search: 200 401 429 500
  get /api/tickets/mine: 200 401 500
  get /api/tickets: 200 401 500
  post /api/tickets: 201 400 401 403 429 500
  get /api/tickets/{ticketId}: 200 401 403 404 500
  put /api/tickets/{ticketId}: 200 400 401 403 404 429 500
  patch /api/tickets/{ticketId}: 200 400 401 403 404 429 500
  patch /api/tickets/{ticketId}/move: 200 400 401 403 404 429 500
  delete /api/tickets/{ticketId}: 200 401 403 404 429 500
  post /api/tickets/{ticketId}/comments: 201 400 401 403 404 429 500
  put /api/tickets/{ticketId}/comments/{commentId}: 200 400 401 403 404 429 500
  delete /api/tickets/{ticketId}/comments/{commentId}: 200 401 403 404 429 500
  get /api/boards/{boardId}/activity: 200 401 403 404 500
  get /api/boards/{boardId}/activity/timeline: 200 401 403 404 500
  get /api/boards/{boardId}/activity/stats: 200 401 403 404 500
  get /api/tickets/{ticketId}/activity: 200 401 403 404 500
  post /api/boards/{boardId}/activity/clear: 200 401 403 404 429 500
  get /api: 200
  get /health: 200`
  .trim()
  .split('\n')
  .map((line) => line.trim());

test('it has exactly the cells that the sources list, and those that follow from them', () => {
  expect(statusLines(document)).toEqual(listed.toSorted());
});

test('its size by status', () => {
  expect(cellsByStatus(document)).toEqual({
    200: 30,
    201: 5,
    400: 12,
    401: 32,
    403: 25,
    404: 22,
    406: 35,
    415: 12,
    429: 20,
    500: 33,
  });
  expect(cells).toHaveLength(226);
});

test('every response says who documents it', () => {
  const sources = new Set(cells.flatMap(({ response }) => response['x-documented-in']));
  expect([...sources].toSorted()).toEqual(['P', 'R22', 'R31', 'S', 'derived']);
  for (const { status, response } of cells)
    expect(response['x-documented-in'].includes('derived')).toBe(isDerived(status));
  expect(cells.filter(({ response }) => response['x-documented-in'].length === 0)).toEqual([]);
});

test('every example fits its schema', () => expect(exampleFaults(document, ajv)).toEqual([]));

/** Status and sentence of every error that S shows. */
const shown: readonly (readonly [status: number, text: string])[] = [
  [401, 'Missing token'],
  [401, 'Invalid token'],
  [401, 'User not found'],
  [401, 'Invalid email or password'],
  [403, 'Only members and admins can create boards'],
  [403, "You don't have access to this board"],
  [403, "You don't have access to this ticket"],
  [403, 'Not authorized to delete this comment'],
  [403, 'You do not have permission to delete this board'],
  [400, 'Title is required'],
  [400, 'Email must be a valid email address'],
  [400, 'Email already exists'],
  [400, 'Invalid column for this board'],
  [400, 'columnId and index are required'],
  [400, 'Title, boardId, and columnId are required'],
  [404, 'Board not found'],
  [404, 'Ticket not found'],
  [404, 'Comment not found'],
  [429, 'Too many login attempts. Please try again after 15 minutes.'],
  [429, 'Too many account creation attempts. Please try again later.'],
  [429, 'Too many search requests. Please try again in a minute.'],
  [429, 'Too many write operations. Please try again later.'],
  [500, 'Failed to create ticket'],
];

test.each(shown)('%i "%s" is an example', (status, text) => {
  const texts = cells
    .filter((cell) => cell.status === status)
    .flatMap(({ response }) => Object.values(response.content?.['application/json']?.examples ?? {}))
    .flatMap((example) => ('value' in example ? [example.value] : []));
  expect(texts).toContainEqual({ ok: false, error: text });
});

test('every 401 names the scheme, and every 429 what is left of the limit', () => {
  const headers = (wanted: number) =>
    new Set(
      cells
        .filter(({ status }) => status === wanted)
        .map(({ response }) => Object.keys(response.headers ?? {}).join(' ')),
    );
  expect([...headers(401)]).toEqual(['WWW-Authenticate']);
  expect([...headers(429)]).toEqual(['Retry-After RateLimit-Limit RateLimit-Remaining RateLimit-Reset']);
});
