import type { StatusTolerance } from '../../../harness/model/tolerance.ts';

/**
 * Other statuses that a TMI may answer with, each with the number under which it was decided. A status that is never
 * right is not among them: 500 for what is missing stays a violation.
 */

const model = '/threat_models/\\{threat_model_id\\}';
const diagram = `${model}/diagrams/\\{diagram_id\\}`;
const collaborate = `${diagram}/collaborate`;

/** "GET|PUT /things" and a status, as a pattern of cells. */
function at(operations: string, status: string): RegExp {
  return new RegExp(`^(${operations}) ${status}$`);
}

function accept(
  id: string,
  cells: RegExp,
  accepts: readonly number[],
  why: string,
  more: Partial<StatusTolerance> = {},
): StatusTolerance {
  return { kind: 'status', id, cells, accepts, why, ...more };
}

const early = ['2025-09', '2025-11', '2026-01'];

export const statuses: readonly StatusTolerance[] = [
  accept('C1', / 400$/, [404], 'some versions return 404 for a malformed id', {
    causes: ['malformed-path-parameter'],
  }),
  accept(
    'C2',
    / 404$/,
    [400],
    'some versions refuse a malformed id of a resource inside a threat model with 400',
    {
      scenarios: /^malformed-id |cannot-exist/,
    },
  ),
  accept('C4', at(`(PUT|PATCH) ${diagram}`, '409'), [200], 'a diagram may be changed during its session'),
  accept(
    'C5',
    at(`(POST /threat_models|(PUT|PATCH) ${model})`, '409'),
    [400],
    'all releases return 400 if a subject is named twice',
  ),
  accept(
    'C7',
    at(`POST ${collaborate}`, '409'),
    [200, 201],
    'in all releases, a caller who starts a second session joins the first',
  ),
  accept('C8', at(`PATCH ${diagram}`, '422'), [200, 400], 'no release returns 422'),
  accept('C10', / 406$/, [200, 201, 202, 204, 302, 400], 'only some versions evaluate Accept'),
  accept('C10', / 415$/, [200, 201, 202, 204, 400], 'only some versions return 415 for other media types'),
  accept('C12', at('POST /oauth2/refresh', '401'), [400], 'all releases refuse a bad refresh token with 400'),
  accept(
    'C12',
    at('POST /oauth2/refresh', '400'),
    [401],
    'a malformed refresh token may be refused with 401',
  ),
  accept(
    'C13',
    at('POST /oauth2/revoke', '204'),
    [200],
    'from November 2025 on, a revocation returns a message',
  ),
  accept('C14', at('POST /oauth2/revoke', '401'), [400], 'November 2025 returns 400 for a missing token'),
  accept(
    'C15',
    at('POST /oauth2/introspect', '(200|400)'),
    [401],
    'November 2025 requires an account for it',
  ),
  accept(
    'C16',
    at('GET /oauth2/callback', '(200|302|400|401)'),
    [200, 302, 400, 401],
    'depending on the version, a callback returns tokens, returns a code for the client, or needs a client',
  ),
  accept(
    'C17',
    at('POST /oauth2/token', '400'),
    [401, 403, 404, 409],
    'a malformed code is refused in several ways',
  ),
  accept('C17', at('POST /oauth2/token', '400'), [200], 'November 2025 does not compare the redirect URI', {
    scenarios: /redirect-uri/,
  }),
  accept('C19', at('POST /webhooks/\\{webhook_id\\}/test', '202'), [200], 'its document says 200'),
  accept('C21', at(`\\w+ ${collaborate}`, '403'), [401], 'November 2025 returns this status'),
  accept('C22', at(`GET ${collaborate}`, '404'), [200], 'before 2026, no session is shown as an empty one'),
  accept('C23', at('POST .*/metadata(/bulk)?', '201'), [409], 'in 2026, an existing key is a conflict'),
  accept('C24', at('PUT .*/metadata/\\{key\\}', '404'), [200], 'a missing entry may be created'),
  accept('C25', / 403$/, [404], 'the existence of a resource may be hidden from callers without access', {
    personas: ['stranger'],
  }),
  accept('C26', at('GET .*', '200'), [400], 'values out of range may be refused', {
    scenarios: /^(lifecycle › .*pag|all-parameters |invalid-query )/,
  }),
  accept('C27', at('DELETE .*', '404'), [204], 'a repeated deletion may succeed'),
  accept('C29', at('GET /oauth2/userinfo', '401'), [404], 'the account that a token is of may not be found', {
    personas: ['deleted'],
  }),
  accept(
    'C31',
    at('POST .*/threats/batch/patch', '(200|400|404)'),
    [207],
    'results may be returned one by one',
  ),
  accept('A2', at(`DELETE ${model}/.*`, '(200|204)'), [403], 'before 2026, only the owner may delete', {
    personas: ['writer'],
  }),
  accept('A2', at(`DELETE ${model}/threats/batch`, '404'), [403], 'before 2026, only the owner may delete', {
    personas: ['writer'],
  }),
  accept(
    'A2',
    at(`DELETE ${collaborate}`, '204'),
    [403],
    'in September 2025, only the owner may end a session',
    {
      personas: ['reader', 'writer'],
    },
  ),
  accept('A3', at('GET .*', '401'), [200], 'the token of a deleted account may still read', {
    personas: ['deleted'],
    versions: early,
  }),
  accept('A4', at('\\w+ /webhooks(/.*)?', '2\\d\\d'), [403], 'webhooks may be for administrators'),
  accept(
    'P9',
    at('(POST|DELETE) /addons(/\\{addon_id\\})?', '(201|204|404|409)'),
    [403],
    'no account that can log in may be an administrator',
    {
      personas: ['admin'],
      everywhere: true,
    },
  ),
  accept('A6', at(`POST ${collaborate}`, '201'), [403], 'a reader may not be allowed to start a session', {
    personas: ['reader'],
  }),
  accept(
    'D16',
    at('PUT .*/metadata/\\{key\\}', '200'),
    [400],
    'November 2025 does not accept what its document describes',
    {
      versions: ['2025-11'],
    },
  ),
  accept('D17', at('POST .*/bulk', '400'), [201], 'in 2026, a bulk may have more than twenty items', {
    scenarios: /too many items/,
    versions: ['2026-08'],
  }),
];
