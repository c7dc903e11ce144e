import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notesDocument, passwords, serveNotes } from './notes-with-csrf.ts';
import { accusations, proven, visit } from './visit.ts';

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

async function visitNotes(isBroken: boolean) {
  const server = await serveNotes({ isBroken });
  const before = server.notes();
  const visited = await visit({ url: server.url, document: notesDocument }, { target, env });
  return { ...visited, before, after: server.notes() };
}

test('a server that wants no CSRF token is accused of that, and left as it was', async () => {
  const { report, before, after } = await visitNotes(true);
  expect(accusations(report)).toEqual([
    'status-as-aimed DELETE /notes/{noteId} 403',
    'status-as-aimed POST /notes 403',
    'status-as-aimed PUT /notes/{noteId} 403',
  ]);
  expect(after).toEqual(before);
});

test('its correct twin is accused of nothing, left as it was, and its secrets are written nowhere', async () => {
  const { report, before, after, out, stdout, stderr } = await visitNotes(false);
  expect(accusations(report)).toEqual([]);
  expect(after).toEqual(before);
  expect(proven(report)).toEqual(
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
