import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from './assay.ts';
import { mock } from './long-running.ts';
import { serve } from './servers.ts';

/** Of processes that load everything. */
const timeout = 60_000;

const responses = { 200: { description: 'ok' } };
const document = {
  openapi: '3.0.3',
  info: { title: 'Ferries', version: '1' },
  servers: [{ url: 'https://ferries.example.com/api/{version}', variables: { version: { default: 'v2' } } }],
  paths: {
    '/ferries/{id}': { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] },
    '/ferries': { get: { operationId: 'listFerries', responses } },
    '/tickets': { servers: [{ url: 'https://tickets.example.com/shop' }], get: { responses } },
  },
};

async function written(content: object): Promise<string> {
  const file = join(await temporaryFolder(), 'ferries.json');
  await writeFile(file, JSON.stringify(content));
  return file;
}

/** An instance that has these paths and nothing else. It remembers what it was asked. */
async function instance(paths: readonly string[], asked: string[] = []): Promise<string> {
  return serve((request, response) => {
    asked.push(String(request.url));
    response.setHeader('x-content-type-options', 'nosniff');
    response.writeHead(paths.includes(String(request.url)) ? 200 : 404).end();
  });
}

test('a mock serves below the base paths of the servers where it is told to', { timeout }, async () => {
  const url = await mock(await written(document), ['--base-path']);
  const statuses = ['/api/v2/ferries', '/shop/tickets', '/ferries', '/tickets'].map(
    async (path) => (await fetch(`${url}${path}`)).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 404, 404]);
});

test.each([
  ['', '/api/v2', '/api/v2'],
  ['/api', '/api/v2', '/api/v2'],
  ['/gateway', '/gateway/api/v2', '/gateway/api/v2'],
])(
  'a run at "%s" of an instance at %s is told where to run, and so is the doctor',
  async (given, at, better) => {
    const url = await instance([`${at}/ferries`]);
    const sentence = `${url}${given} returns 404 for GET /ferries, but not below /api/v2, the base path of the document; did you mean --target ${url}${better}?`;
    const file = await written(document);
    for (const command of ['run', 'doctor']) {
      const { code, stderr } = await assay([
        command,
        file,
        '--target',
        `${url}${given}`,
        '--out',
        await temporaryFolder(),
      ]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    }
  },
);

test.each([
  ['has its paths where it was said to be', '', '/ferries'],
  ['is where its document says', '/api/v2', '/api/v2/ferries'],
])(
  'a run against an instance that %s begins, and does not ask for what is served elsewhere',
  async (_, base, path) => {
    const asked: string[] = [];
    const url = await instance([path], asked);
    const out = await temporaryFolder();
    const { code } = await assay(['run', await written(document), '--target', `${url}${base}`, '--out', out]);
    expect(code).toBe(0);
    const { cells, findings, counts } = await reportIn(out);
    expect(counts).toMatchObject({ cells: 2, conformant: 1 });
    expect(cells.find(({ id }) => id === 'GET /tickets 200')?.verdict).toMatchObject({
      kind: 'not-exercised',
      because: 'not-provocable',
      reason: expect.stringContaining('serves GET /tickets at tickets.example.com/shop'),
    });
    expect(findings.map(({ rule }) => rule)).toContain('other-server');
    expect(asked.some((target) => target.includes('tickets'))).toBe(false);
  },
);

test('an instance that has its paths nowhere is run as it is', { timeout }, async () => {
  const url = await instance([]);
  const out = await temporaryFolder();
  const { code, stderr } = await assay(['run', await written(document), '--target', url, '--out', out]);
  expect([code, stderr]).toEqual([1, expect.not.stringContaining('did you mean')]);
});
