import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { apis } from '../../apis/registry.ts';
import { usualPlaces } from '../../cli/discovery/usual-places.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { mock } from './long-running.ts';
import { serve } from './servers.ts';

const list = {
  operationId: 'listPonds',
  summary: 'List ponds',
  responses: {
    200: {
      description: 'All of them',
      content: { 'application/json': { schema: { type: 'array', items: { type: 'string' } } } },
    },
  },
};
const document = {
  openapi: '3.1.0',
  info: { title: 'Ponds', version: '7' },
  paths: { '/ponds': { get: list } },
};

/** An instance that has these things at these paths and nothing else. It remembers what it was asked. */
async function instance(
  answers: Readonly<Record<string, unknown>>,
  { link, asked = [] }: { link?: string | undefined; asked?: string[] } = {},
): Promise<string> {
  return serve((request, response) => {
    const path = String(request.url);
    asked.push(path);
    const answer = answers[path] ?? answers['*'];
    if (link !== undefined) response.setHeader('link', link);
    response
      .setHeader('x-content-type-options', 'nosniff')
      .writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
  });
}

test.each<[string, unknown, string | undefined, string]>([
  ['where most servers have it', document, undefined, '/openapi.json'],
  ['in YAML', dump(document), undefined, '/openapi.yaml'],
  ['where Spring has it', document, undefined, '/v3/api-docs'],
  ['where GET / links to', document, '</a>; rel="next", </meta/api>; rel="service-desc"', '/meta/api'],
])('the document of an instance is found %s', async (_, written, link, path) => {
  const url = await instance({ [path]: written, '/ponds': ['Emma'] }, { link });
  const out = await temporaryFolder();
  const { code, stdout, stderr } = await assay(['run', '--target', url, '--out', out]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`The document ${url}${path}: found on the target\n`);
  const { run, counts } = await reportIn(out);
  expect(run.document).toMatchObject({
    title: 'Ponds',
    file: `${url}${path}`,
    source: 'found on the target',
  });
  expect(counts).toMatchObject({ cells: 1, conformant: 1 });
});

test('an instance is where its document says it is, below the address that was given', async () => {
  const served = { ...document, servers: [{ url: '/api/v2' }, { url: 'https://ponds.example.com' }] };
  const url = await instance({ '/shop/openapi.json': served, '/shop/api/v2/ponds': [] });
  const out = await temporaryFolder();
  await assay(['run', '--target', `${url}/shop`, '--out', out]);
  // "/api/v2" begins at the root of the host, which is not below "/shop".
  expect((await reportIn(out)).run.target.url).toBe(`${url}/shop`);
  const relative = { ...document, servers: [{ url: 'api/v2' }] };
  const below = await instance({ '/shop/openapi.json': relative, '/shop/api/v2/ponds': [] });
  expect((await assay(['run', '--target', `${below}/shop`, '--out', out])).code).toBe(0);
  expect((await reportIn(out)).run.target.url).toBe(`${below}/shop/api/v2`);
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'nothing',
    {},
    'is not an API that comes with Assay, and publishes no OpenAPI document at /openapi.json, /openapi.yaml',
  ],
  [
    'a page for everything',
    { '*': '<!doctype html><script>openapi: 1</script>' },
    'publishes no OpenAPI document at',
  ],
  ['JSON for everything', { '*': { hello: 'world' } }, 'publishes no OpenAPI document at'],
  ['Swagger 1.1', { '/swagger.json': { info: {}, swagger: '1.1' } }, 'Swagger "1.1" is not supported'],
  ['a version to come', { '/openapi.json': { openapi: '4.0.0' } }, 'OpenAPI 4.0.0 is not supported'],
])('an instance with %s has to be given a document', async (_, answers, sentence) => {
  const asked: string[] = [];
  const url = await instance(answers, { asked });
  const { code, stdout, stderr } = await assay(['run', '--target', url]);
  expect(stderr).toContain(sentence);
  expect(stderr).toMatch(/; give (one|another document) with --spec\n$/);
  expect([code, stdout]).toEqual([2, '']);
  expect(asked[0]).toBe('/');
  // The root, the path by which each API is recognised, and the usual places of a document.
  expect(asked.length).toBeLessThanOrEqual(1 + apis.length + usualPlaces.length);
});

test('a TMI is recognised, and gets its suites', async () => {
  const out = await temporaryFolder();
  const url = await mock('tmi');
  const flags = ['--target', url, '--auth', 'mock', '--suite', 'missing-body', '--out', out];
  const { stdout } = await assay(['run', ...flags]);
  expect(stdout).toContain('The document tmi: comes with Assay; GET / says that this is TMI\n');
  const { run, counts } = await reportIn(out);
  expect([run.document.file, counts.cells]).toEqual(['tmi', 799]);
});

async function copyOfMini(): Promise<string> {
  const file = join(await temporaryFolder(), 'copy.yaml');
  const text = await readFile('specs/mini/openapi.yaml', 'utf8');
  await writeFile(file, text.replace('title: Parcel lockers', 'title: Copied lockers'));
  return file;
}

test('any document goes with a mock, and needs no API', async () => {
  const [file, out] = [await copyOfMini(), await temporaryFolder()];
  await assay(['run', '--spec', file, '--target', 'mock', '--out', out]);
  const { run, requirements } = await reportIn(out);
  expect([run.document.title, run.document.file, requirements]).toEqual(['Copied lockers', file, []]);
  expect(run.document).not.toHaveProperty('source');
});

test('a document takes the place of that of an API, whose suites stay', async () => {
  const file = await copyOfMini();
  const { stdout } = await assay(['plan', 'tmi', '--spec', file, '--requirements', '--format', 'json']);
  expect(JSON.parse(stdout).length).toBeGreaterThan(200);
  const { stdout: ledger } = await assay(['plan', 'mini', '--spec', file]);
  expect(ledger).toContain('3 operations, 14 cells');
});

test('what the configuration names is said to be from there', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'own.json'), JSON.stringify(document));
  await writeFile(join(folder, 'assay.config.yaml'), 'spec: own.json\n');
  const { stdout } = await assay(['run'], { cwd: folder });
  expect(stdout).toContain(`The document ${join(folder, 'own.json')}: named by assay.config.yaml\n`);
});

test('a mock takes a document as well', async () => {
  const url = await mock('mini', ['--spec', await copyOfMini()]);
  expect((await fetch(`${url}/lockers`, { headers: { 'x-api-key': 'ann:owner' } })).status).toBe(200);
});

test.each([
  [['run', 'a.yaml', '--spec', 'b.yaml'], 'a.yaml and --spec b.yaml are both documents; remove one of them'],
  [['mock', 'a.yaml', '--spec', 'b.yaml'], 'a.yaml and --spec b.yaml are both documents; remove one of them'],
  [['run', '--spec', 'nowhere.yaml'], 'nowhere.yaml: there is no such file'],
  [
    ['plan', '--target', 'http://127.0.0.1:1'],
    'assay plan sends no requests, so it cannot find out which API http://127.0.0.1:1 is',
  ],
])('%s is bad input', async (flags, sentence) => {
  const { code, stdout, stderr } = await assay(flags);
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([2, '']);
});
