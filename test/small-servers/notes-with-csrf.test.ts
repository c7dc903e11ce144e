import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GuardName } from './csrf-guards.ts';
import { declaringCsrf, notesDocument } from './notes-document.ts';
import { passwords, serveNotes } from './notes-with-csrf.ts';
import { accusations, proven, visit } from './visit.ts';

const auth = {
  kind: 'login',
  operation: 'POST /login',
  personas: {
    owner: { username: 'ann', password: { env: 'PASSWORD_OF_ANN' } },
    stranger: { username: 'bob', password: { env: 'PASSWORD_OF_BOB' } },
  },
  cookie: 'sid',
};
const env = { PASSWORD_OF_ANN: passwords.ann ?? '', PASSWORD_OF_BOB: passwords.bob ?? '' };

/** What a configuration says about each guard. */
const said: Readonly<Record<GuardName, object>> = {
  cookie: { cookie: 'XSRF-TOKEN', path: '/csrf', header: 'X-XSRF-TOKEN' },
  header: { responseHeader: 'X-CSRF-Token', path: '/csrf', header: 'X-XSRF-TOKEN' },
  json: { pointer: '/csrf/token', path: '/csrf', header: 'X-XSRF-TOKEN' },
  meta: { html: 'csrf-token', path: '/csrf', header: 'X-XSRF-TOKEN' },
  input: { html: '_csrf', path: '/csrf', field: '_csrf' },
};

async function visitNotes(guard: GuardName, isBroken: boolean) {
  const server = await serveNotes({ guard, isBroken });
  const before = server.notes();
  const visited = await visit(server, { target: { auth, csrf: said[guard] }, env });
  expect(server.notes()).toEqual(before);
  return visited;
}

const withBody = ['status-as-aimed POST /notes 403', 'status-as-aimed PUT /notes/{noteId} 403'];
const all = ['status-as-aimed DELETE /notes/{noteId} 403', ...withBody];

test.each([
  ['cookie', all],
  ['header', all],
  ['json', all],
  ['meta', all],
  // A DELETE has no place for it, so that nothing is said about that.
  ['input', withBody],
] as const)(
  'a server that wants no CSRF token is accused of that, where the token is in: %s',
  async (guard, accused) => {
    const { report } = await visitNotes(guard, true);
    expect(accusations(report)).toEqual(accused);
  },
);

test.each(['cookie', 'header', 'json', 'meta', 'input'] as const)(
  'its correct twin is accused of nothing, and its secrets are written nowhere, where the token is in: %s',
  async (guard) => {
    const { report, out, stdout, stderr } = await visitNotes(guard, false);
    expect(accusations(report)).toEqual([]);
    expect(proven(report)).toEqual(
      expect.arrayContaining(['POST /notes 201', 'POST /notes 403', 'POST /login 403', 'POST /login 204']),
    );
    const files = await Promise.all((await readdir(out)).map((name) => readFile(join(out, name), 'utf8')));
    for (const text of [stdout, stderr, ...files]) expect(text).not.toContain('Recognisable');
  },
);

test.each([
  [true, all],
  [false, []],
])('a guard that the document declares needs no configuration (broken: %s)', async (isBroken, accused) => {
  const server = await serveNotes({ guard: 'cookie', isBroken });
  const document = declaringCsrf(notesDocument({ 204: { description: 'The token is in a cookie' } }));
  const { report } = await visit({ ...server, document }, { target: { auth }, env });
  expect(accusations(report)).toEqual(accused);
});

test.each([
  [true, all],
  [false, []],
])(
  'what only an administrator may do is tested with her credentials (broken: %s)',
  async (isBroken, accused) => {
    const server = await serveNotes({ guard: 'cookie', isBroken, onlyEveDeletes: true });
    const document = declaringCsrf(notesDocument({ 204: { description: 'The token is in a cookie' } }));
    const admin = { username: 'eve', password: { env: 'PASSWORD_OF_EVE' } };
    const { report } = await visit(
      { ...server, document },
      {
        target: {
          auth: { ...auth, personas: { ...auth.personas, admin } },
          operations: { 'DELETE /notes/{noteId}': { authz: { roles: ['admin'] } } },
        },
        env: { ...env, PASSWORD_OF_EVE: passwords.eve ?? '' },
      },
    );
    expect(accusations(report)).toEqual(accused);
    expect(proven(report).includes('DELETE /notes/{noteId} 403')).toBe(!isBroken);
    expect(server.notes()).toHaveLength(1);
  },
);
