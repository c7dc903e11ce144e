import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSecret } from './secret-reference.ts';
import type { SecretReference } from './secret-schema.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-secrets-'));
  await writeFile(join(folder, 'token.txt'), '  from-a-file\n');
  await writeFile(join(folder, 'empty.txt'), '\n');
});
afterAll(() => rm(folder, { recursive: true }));

function read(reference: SecretReference): Promise<string> {
  const environment = { PATH: process.env.PATH, TOKEN: 'from-the-environment' };
  return readSecret(reference, { environment, folder, whose: 'the token of the owner' });
}

test.each<[SecretReference, string]>([
  [{ env: 'TOKEN' }, 'from-the-environment'],
  [{ file: 'token.txt' }, 'from-a-file'],
  [{ command: 'echo from-a-command' }, 'from-a-command'],
  [{ command: 'cat token.txt' }, 'from-a-file'],
])('%j leads to %j', async (reference, secret) => {
  expect(await read(reference)).toBe(secret);
});

test.each<[SecretReference, string]>([
  [{ env: 'NOT_SET' }, 'the token of the owner should be in NOT_SET, which is not set'],
  [
    { file: 'gone.txt' },
    'the token of the owner should be in the file gone.txt, which cannot be read: ENOENT',
  ],
  [{ file: 'empty.txt' }, 'the token of the owner should be in the file empty.txt, which is empty'],
  [{ command: 'echo Recognisable; exit 3' }, 'the command for the token of the owner ended with exit code 3'],
])('%j leads nowhere, in one sentence that repeats no secret', async (reference, sentence) => {
  await expect(read(reference)).rejects.toThrow(sentence);
  await expect(read(reference)).rejects.not.toThrow('Recognisable');
});
