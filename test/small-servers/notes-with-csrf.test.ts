import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notesDocument, passwords, serveNotes } from './notes-with-csrf.ts';
import { accusations, runOn } from './run-on.ts';

const target = {
  auth: {
    kind: 'login',
    operation: 'POST /login',
    personas: {
      owner: { username: 'ann', password: { env: 'PASSWORD_OF_ANN' } },
      stranger: { username: 'bob', password: { env: 'PASSWORD_OF_BOB' } },
    },
    cookie: 'sid',
  },
  csrf: { cookie: 'XSRF-TOKEN', path: '/csrf', header: 'X-XSRF-TOKEN' },
};
const env = { PASSWORD_OF_ANN: passwords.ann ?? '', PASSWORD_OF_BOB: passwords.bob ?? '' };

async function visit(isBroken: boolean) {
  const server = await serveNotes({ isBroken });
  const before = server.notes();
  const visited = await runOn({ url: server.url, document: notesDocument }, target, { env });
  return { ...visited, before, after: server.notes() };
}

test('a server that wants no CSRF token is accused of that, and left as it was', {
  timeout: 60_000,
}, async () => {
  const { report, before, after } = await visit(true);
  expect(accusations(report)).toEqual([
    'DELETE /notes/{noteId}: got 204, expected 403',
    'POST /notes: got 201, expected 403',
    'PUT /notes/{noteId}: got 200, expected 403',
  ]);
  expect(after).toEqual(before);
});

test('its correct twin is accused of nothing, left as it was, and its secrets are written nowhere', {
  timeout: 60_000,
}, async () => {
  const { report, before, after, out, stdout, stderr } = await visit(false);
  expect(accusations(report)).toEqual([]);
  expect(after).toEqual(before);
  const shown = report.cells.filter(({ verdict }) => verdict.kind === 'conformant').map(({ id }) => id);
  expect(shown).toEqual(
    expect.arrayContaining([
      'POST /notes 201',
      'POST /notes 403',
      'DELETE /notes/{noteId} 403',
      'POST /login 403',
      'POST /login 204',
    ]),
  );
  const files = await Promise.all((await readdir(out)).map((name) => readFile(join(out, name), 'utf8')));
  for (const text of [stdout, stderr, ...files]) expect(text).not.toContain('Recognisable');
});
