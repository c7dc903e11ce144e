import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { formats } from '../../reports/formats.ts';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { reference } from '../cli/long-running.ts';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function logIn(url: string, hint: string): Promise<Tokens> {
  const query = new URLSearchParams({ idp: 'test', scope: 'openid', login_hint: hint });
  return (await (await fetch(`${url}/oauth2/authorize?${query}`)).json()) as Tokens;
}

/** Everything that a run wrote, by the names of the files. */
async function written(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const),
    ),
  );
}

/** Which of the secrets stand in a text, by their names. */
function secretsIn(text: string, secrets: ReadonlyMap<string, string>): string[] {
  return [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name);
}

const personas = ['owner', 'reader', 'writer', 'stranger', 'admin'];

/** What generic scenarios give to every webhook that they make. */
const webhookSecret = 'the secret of every webhook that a generic scenario makes';

test('no token, refresh token or webhook secret is written, printed or in a list of processes', {
  timeout: 180_000,
}, async () => {
  const folder = await temporaryFolder();
  const url = await reference(`sqlite:${join(folder, 'tmi.db')}`);
  const secrets = new Map([['webhook', webhookSecret]]);
  const env: Record<string, string> = {};
  for (const persona of personas) {
    const tokens = await logIn(url, persona === 'admin' ? 'admin' : `${persona}-secret`);
    secrets.set(`access token of ${persona}`, tokens.access_token);
    secrets.set(`refresh token of ${persona}`, tokens.refresh_token);
    await writeFile(join(folder, `${persona}.json`), JSON.stringify(tokens));
    env[`ASSAY_TOKEN_${persona.toUpperCase()}_COMMAND`] = `cat ${join(folder, `${persona}.json`)}`;
  }
  const spare = await Promise.all(Array.from({ length: 40 }, (_, index) => logIn(url, `spare-${index}`)));
  for (const [index, { access_token }] of spare.entries()) secrets.set(`spare token ${index}`, access_token);
  env.ASSAY_TOKENS_THROWAWAY = spare.map(({ access_token }) => access_token).join(',');

  const out = join(folder, 'out');
  const suites = ['auth', 'oauth', 'webhooks', 'user-deletion', 'addons', 'broken-credentials'];
  const flags = [
    ...['run', 'tmi', '--target', url, '--out', out],
    ...suites.flatMap((suite) => ['--suite', suite]),
    ...formats.flatMap(({ name }) => ['--format', name]),
  ];
  const processes: string[] = [];
  const journals: string[] = [];
  const watch = setInterval(async () => {
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'args'], { maxBuffer: 2 ** 26 });
    processes.push(stdout);
    for (const [name, text] of await written(out).catch(() => new Map<string, string>()))
      if (name.startsWith('journal')) journals.push(text);
  }, 250);
  const { code, stdout, stderr } = await assay(flags, { env }).finally(() => clearInterval(watch));
  expect([code, stderr.includes('mistake')]).toEqual([0, false]);
  expect([processes.length > 2, journals.length > 0]).toEqual([true, true]);

  const files = await written(out);
  expect(files.size).toBeGreaterThanOrEqual(formats.length - 1);
  const texts = new Map([
    ...files,
    ['stdout', stdout],
    ['stderr', stderr],
    ['processes', processes.join('\n')],
    ['journal', journals.join('\n')],
  ]);
  const found = [...texts].map(([name, text]) => [name, secretsIn(text, secrets)]);
  expect(found).toEqual([...texts.keys()].map((name) => [name, []]));

  // Tokens that came into being in the run: none that the server signed is anywhere.
  const keys = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`));
  const everything = [...texts.values()].join('\n');
  const tokens = new Set(everything.match(/eyJ[\w-]+\.[\w-]+\.[\w-]{16,}/g));
  for (const token of tokens) await expect(jwtVerify(token, keys)).rejects.toThrow();
});

test('what injects faults, and what an identity provider asserts, is kept from the report', {
  timeout: 120_000,
}, async () => {
  const out = await temporaryFolder();
  const suites = ['server-errors', 'oauth'].flatMap((suite) => ['--suite', suite]);
  const { code } = await assay(['run', '--target', 'reference', '--out', out, ...suites]);
  expect(code).toBe(0);
  const { exchanges } = await reportIn(out);
  const shown = exchanges.flatMap(({ request }) => request.headers['x-assay-fault-secret'] ?? []);
  expect(shown.length).toBeGreaterThan(3);
  expect(new Set(shown)).toEqual(new Set(['‹redacted›']));
  const bodies = exchanges.map(({ request }) => request.body ?? '');
  const assertions = bodies.flatMap((body) => /SAMLResponse=([^&]*)/.exec(body)?.[1] ?? []);
  expect(assertions.length).toBeGreaterThan(0);
  expect(new Set(assertions.filter((value) => value.length > 40))).toEqual(new Set());
});

test.each([
  ['a target', ['run', '--target', 'https://somebody:Recognisable@staging.example.com']],
  ['a target of another scheme', ['run', '--target', 'ftp://somebody:Recognisable@staging.example.com']],
  [
    'a database',
    ['run', '--target', 'reference', '--database', 'postgres://tmi:Recognisable@127.0.0.1:9/tmi'],
  ],
  ['a document', ['run', 'http://somebody:Recognisable@127.0.0.1:9/api.yaml']],
])('a password in the address of %s is repeated nowhere', async (_, flags) => {
  const out = await temporaryFolder();
  const { code, stdout, stderr } = await assay([...flags, '--out', out]);
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain('Recognisable');
});
