import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import { protectedApi } from './protected-api.ts';

const bearer = { token: { type: 'http', scheme: 'bearer' } };

/** Believes every token that says whose it is. */
const believer: Pick<AuthorizationServer, 'holderOf'> = {
  holderOf: async (token) => /^Recognisable-(\w+)$/.exec(token)?.[1],
};

/** Runs with a command that is a script of its own; what it sees is in `seen.txt`. */
async function run(script: string, { env = {}, flags = [] as readonly string[] } = {}) {
  const api = await protectedApi(believer, bearer);
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'token.sh'), `env > "$(dirname "$0")/seen.$ASSAY_PERSONA.txt"\n${script}\n`);
  const out = join(folder, 'out');
  const ended = await assay(
    ['run', api.file, '--target', api.url, '--auth', 'command', '--out', out, ...flags],
    { env: { ASSAY_TOKEN_COMMAND: `sh ${join(folder, 'token.sh')}`, ...env } },
  );
  return { ...ended, ...api, folder, out };
}

test('a command prints the token of each persona, or nothing, and is told names only', async () => {
  const given = { ASSAY_TOKEN_OWNER: 'Recognisable-given', ASSAY_CLIENT_SECRET_OWNER: 'Recognisable-secret' };
  const script = 'case $ASSAY_PERSONA in admin|writer) ;; *) echo Recognisable-$ASSAY_PERSONA;; esac';
  const { code, stdout, stderr, visitors, folder, out } = await run(script, { env: given });
  expect([code, [...new Set(visitors)].sort()]).toEqual([0, ['owner', 'reader', 'stranger']]);
  const { personas } = await reportIn(out);
  expect(personas.filter(({ control }) => control === 'not-available').map(({ id }) => id)).toEqual([
    'writer',
    'admin',
  ]);
  const seen = await readFile(join(folder, 'seen.owner.txt'), 'utf8');
  expect(seen).toContain('ASSAY_PERSONA=owner');
  expect(seen).not.toContain('Recognisable');
  const files = await Promise.all((await readdir(out)).map((name) => readFile(join(out, name), 'utf8')));
  for (const text of [stdout, stderr, ...files]) expect(text).not.toContain('Recognisable');
});

test('what it prints may be JSON that says how long the token is good; then it is asked again', {
  timeout: 40_000,
}, async () => {
  const script =
    'echo $ASSAY_PERSONA >> "$(dirname "$0")/asked.txt"; printf \'{"access_token":"Recognisable-%s","expires_in":1}\' $ASSAY_PERSONA';
  const { code, visitors, folder } = await run(script, { flags: ['--rate', '2'] });
  expect([code, visitors.length > 5]).toEqual([0, true]);
  const asked = (await readFile(join(folder, 'asked.txt'), 'utf8')).trim().split('\n');
  expect(asked.filter((persona) => persona === 'owner').length).toBeGreaterThan(1);
});

test.each([
  {
    says: 'fails',
    script: 'echo Recognisable-output; echo Recognisable-reason >&2; exit 7',
    sentence: 'ended with exit code 7; run it by itself to see why',
  },
  {
    says: 'prints more than a token',
    script: 'echo Your token is Recognisable-owner',
    sentence: 'must be one token, but has spaces or several lines',
  },
  {
    says: 'prints JSON without a token',
    script: 'echo \'{"id_token":"Recognisable-owner"}\'',
    sentence: 'must be JSON with an access_token, or only a token',
  },
])('a command that $says is bad input, and repeated nowhere', async ({ script, sentence }) => {
  const { code, stdout, stderr } = await run(script);
  expect([code, stderr.split('\n').length]).toEqual([2, 2]);
  expect(stderr).toContain(sentence);
  expect(stderr).toMatch(/the token of the persona "\w+"/);
  expect(stdout + stderr).not.toContain('Recognisable');
});

test('without a command, there is one sentence', async () => {
  const { code, stderr } = await run('', { env: { ASSAY_TOKEN_COMMAND: '' } });
  expect([code, stderr]).toEqual([
    2,
    'assay: --auth command needs a command: set ASSAY_TOKEN_COMMAND, or auth.command of the target in assay.config\n',
  ]);
});
