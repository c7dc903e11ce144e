import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveGuarded } from './behind-a-guard.ts';
import { accounts, notes } from './notes.ts';
import { doctorSays, visit } from './visit.ts';

const open = { schemes: {}, challenge: 'None', letsIn: () => true };

test('a target is prepared before a run and cleaned after it, by commands that only its configuration names', async () => {
  const list = await serveGuarded(open);
  const commands = { prepare: 'echo "$ASSAY_TARGET" > prepared.txt', cleanUp: 'cp prepared.txt cleaned.txt' };
  const { folder } = await visit(list, { target: commands });
  expect(await readFile(join(folder, 'cleaned.txt'), 'utf8')).toBe(`${list.url}\n`);
});

test.each([
  [
    { operations: { 'GET /itmes': { authz: { roles: ['admin'] } } } },
    'operations of the configuration names GET /itmes, which the document does not have; did you mean GET /items?',
  ],
  [
    { schemes: { tokn: { prefix: 'Token' } } },
    'schemes of the target names the security scheme "tokn", which the document does not have; did you mean "token"?',
  ],
  [
    { tls: { ca: 'none.pem' } },
    'tls.ca of the target should be in the file none.pem, which cannot be read: ENOENT',
  ],
  [
    { prepare: 'exit 3' },
    'the command for prepare of the target ended with exit code 3; run it by itself to see why',
  ],
  [
    { auth: { kind: 'login', operation: 'GET /items', personas: { owner: { password: 'Recognisable' } } } },
    "targets.it.auth.personas.owner.password holds a secret itself; it must say where the secret is: { env: 'NAME' }, { file: 'path' } or { command: 'prints it' }",
  ],
  [
    { csrf: { cookie: 'a', html: 'b', path: '/', header: 'c' } },
    'targets.it.csrf must say where the token is: one of cookie, responseHeader, pointer and html',
  ],
])('%j is refused in one sentence', async (said, sentence) => {
  const list = await serveGuarded({ ...open, schemes: { token: { type: 'http', scheme: 'bearer' } } });
  const refusal = await visit(list, { target: said }).catch((error: Error) => error.message);
  expect(refusal).toContain(sentence);
  expect(refusal).not.toContain('Recognisable');
});

const owners = { 'DELETE /notes/{noteId}': { authz: { ownership: 'owner' } } };
test.each([
  [{}, true],
  [{ operations: owners }, false],
] as const)(
  'the doctor proposes words for who may do what, unless somebody said it: %j',
  async (said, proposes) => {
    const { document, answer } = notes({ promises: false });
    const target = { ...said, personas: { owner: { env: 'OWNER' } } };
    const says = await doctorSays({ document, answer }, { target, env: { OWNER: accounts.owner } });
    const words = "operations: { 'DELETE /notes/{noteId}': { authz: { ownership: 'owner' } } }";
    expect([says.includes(words), says.includes('"x-authz: { ownership: owner }"')]).toEqual([
      proposes,
      proposes,
    ]);
  },
);
