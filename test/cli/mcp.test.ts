import { spawn } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './assay.ts';
import { faultyMock } from './faulty-mock.ts';
import { serve } from './servers.ts';

interface Called {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
}

interface Agent {
  readonly folder: string;
  readonly client: Client;
  readonly call: (tool: string, args: Readonly<Record<string, unknown>>) => Promise<Called>;
}

/** An agent that has started `assay mcp` in a folder, as one does: by the client of the official SDK. */
async function agentIn(
  folder: string,
  flags: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<Agent> {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [resolve('cli/main.ts'), 'mcp', ...flags],
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...variables },
  });
  await client.connect(transport);
  onTestFinished(() => client.close());
  const call = async (name: string, args: Readonly<Record<string, unknown>>): Promise<Called> => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...args } });
    const [first] = content;
    if (first?.type !== 'text') throw new Error('the answer has no text');
    return {
      text: first.text,
      data: (structuredContent ?? {}) as Called['data'],
      isError: isError === true,
    };
  };
  return { folder, client, call };
}

const agent = async (...flags: readonly string[]): Promise<Agent> => agentIn(await temporaryFolder(), flags);

const missingBody = 'missing-body › POST /lockers 400';

/** Remembers the methods it was asked with, and returns an empty list. */
async function recorder(): Promise<{ readonly url: string; readonly methods: Set<string> }> {
  const methods = new Set<string>();
  const url = await serve((request, response) => {
    methods.add(request.method ?? '');
    response.setHeader('content-type', 'application/json').end('[]');
  });
  return { url, methods };
}

test('an agent finds the tools, and which of them send nothing', async () => {
  const { client } = await agent();
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
    ['plan', true],
    ['run', false],
    ['explain', true],
    ['replay', false],
    ['mock', false],
  ]);
  for (const { inputSchema, outputSchema } of tools)
    expect([inputSchema.additionalProperties, outputSchema?.type]).toEqual([false, 'object']);
});

test('plan, run and replay on a mock', async () => {
  const { call } = await agent();
  const planned = await call('plan', { document: 'mini', cell: 'POST /lockers 400' });
  expect(planned.data).toMatchObject({ cells: 1, leftOut: 0 });
  expect(planned.text).toContain(`\n  ${missingBody}\n`);
  const ran = await call('run', { document: 'mini' });
  expect(ran.text).toMatch(/^result: conformant; No violation; 14 of 14 cells are proven\.\ntarget: mock /);
  expect(ran.data).toMatchObject({
    result: 'conformant',
    readOnly: false,
    cells: { total: 14, proven: 14, violating: 0, notExercised: 0 },
    defects: [],
    report: join('conformance-report', 'report.json'),
  });
  const replayed = await call('replay', { document: 'mini', scenario: missingBody });
  expect(replayed.text).toContain('  POST /lockers  as admin\n  400 as expected');
  expect(replayed.data).toMatchObject({ scenario: missingBody, outcome: 'passed', violations: [] });
});

test('a defect is run into, explained and replayed', async () => {
  const { folder, call } = await agent('--allow-writes');
  const url = await faultyMock('missing-location');
  const config = { targets: { faulty: { url, auth: { kind: 'mock' } } } };
  await writeFile(join(folder, 'assay.config.json'), JSON.stringify(config));
  const about = { document: 'mini', target: 'faulty' };
  const ran = await call('run', about);
  expect(ran.data).toMatchObject({ result: 'violating', defects: [{ id: 'd1', check: 'location' }] });
  expect(ran.text).toContain('\ndefect: d1 location; POST /lockers 201; got 201, expected 201; ');
  const explained = await call('explain', { defect: 'd1' });
  expect(explained.data).toMatchObject({ id: 'd1', check: 'location', expected: '201', got: 201 });
  expect(explained.text).toContain('\nexchange:\n');
  expect(explained.text).toContain('\npage: node_modules/@assay-api/assay/docs/checks/location.md');
  const replayed = await call('replay', { ...about, scenario: explained.data.scenario });
  expect(replayed.data).toMatchObject({ outcome: 'violated', violations: [{ check: 'location' }] });
  expect(await call('explain', { defect: 'd9' })).toMatchObject({
    isError: true,
    text: `${join('conformance-report', 'report.json')} has no defect d9; it has d1`,
  });
});

test('the schema that a response does not satisfy is explained', async () => {
  const { folder, call } = await agent('--allow-writes');
  const url = await faultyMock('body-off-schema');
  const config = { targets: { faulty: { url, auth: { kind: 'mock' } } } };
  await writeFile(join(folder, 'assay.config.json'), JSON.stringify(config));
  await call('run', { document: 'mini', target: 'faulty', cell: ['GET /lockers 200'] });
  const report = join('conformance-report', 'part', 'report.json');
  const { text, data } = await call('explain', { defect: 'd1', report });
  expect(data.schema).toMatchObject({ pointer: expect.stringContaining('/components/schemas/') });
  expect(text).toMatch(/\nschema: \S+, line \d+\n {2}\S/);
});

test('an instance is only read, unless the server was started with --allow-writes', async () => {
  const careful = await recorder();
  const { call } = await agent();
  const about = { document: 'mini', target: careful.url };
  const ran = await call('run', about);
  expect(ran.data.readOnly).toBe(true);
  expect(ran.text).toContain('\nread-only: only GET, HEAD and OPTIONS were sent');
  const replayed = await call('replay', { ...about, scenario: missingBody });
  expect(replayed).toMatchObject({ isError: true, text: expect.stringContaining('read-only') });
  expect([...careful.methods]).toEqual(['GET']);

  const careless = await recorder();
  const allowed = await agentIn(await temporaryFolder(), ['--allow-writes'], { ASSAY_TOKEN_ADMIN: 'x' });
  await allowed.call('replay', { document: 'mini', target: careless.url, scenario: missingBody });
  expect(careless.methods).toContain('POST');
});

test('--allow-writes permits no host that assay run would not write to', async () => {
  const { call } = await agent('--allow-writes');
  const { isError, text } = await call('run', { document: 'mini', target: 'http://api.example.com' });
  expect([isError, text]).toEqual([
    true,
    expect.stringMatching(/^a run creates, changes and deletes resources on http:\/\/api\.example\.com, and/),
  ]);
});

test('a mock is started, answers, and is stopped', async () => {
  const { call } = await agent();
  const { data } = await call('mock', { action: 'start', document: 'mini', record: true });
  const url = String(data.url);
  const lockers = await fetch(`${url}/lockers`, { headers: { 'x-api-key': 'alice:owner' } });
  expect(lockers.status).toBe(200);
  expect(await (await fetch(String(data.requests))).json()).toMatchObject({
    requests: [{ operation: 'GET /lockers', valid: true, status: 200 }],
  });
  expect(await call('mock', { action: 'stop', url })).toMatchObject({ data: { running: [] } });
  await expect(fetch(`${url}/lockers`)).rejects.toThrow();
  expect((await call('mock', { action: 'stop', url })).text).toBe(
    `there is no mock at ${url}; none is running`,
  );
});

test('a server that nobody speaks to any more takes its mocks with it', async () => {
  const { client, call } = await agent();
  const { data } = await call('mock', { action: 'start', document: 'mini' });
  await client.close();
  await expect(fetch(`${data.url}/lockers`)).rejects.toThrow();
});

const mistakes = [
  { tool: 'plan', args: {}, says: 'plan: document is missing' },
  { tool: 'plan', args: { document: 3 }, says: 'plan: document must be a text' },
  {
    tool: 'run',
    args: { documents: 'mini' },
    says: 'run: the record of arguments has a member "documents" that is not known; did you mean "document"?',
  },
  {
    tool: 'run',
    args: { document: '--writable=api.example.com' },
    says: '--writable=api.example.com cannot be read; give a file that is there',
  },
  {
    tool: 'run',
    args: { document: 'mini', target: '--help' },
    says: expect.stringContaining('--target --help is not known; give mock, reference'),
  },
  { tool: 'mock', args: { action: 'start' }, says: 'mock: start needs a document' },
  {
    tool: 'replay',
    args: { document: 'mini', scenario: 'no-such' },
    says: expect.stringContaining('"no-such" is not the id of a scenario'),
  },
];

test('a mistake of a client is answered by a plain sentence', async () => {
  const { call } = await agent();
  for (const { tool, args, says } of mistakes)
    expect(await call(tool, args)).toMatchObject({ isError: true, text: says });
});

test('files outside of the working directory are refused, also behind a link', async () => {
  const outside = await temporaryFolder();
  await writeFile(join(outside, 'api.yaml'), 'openapi: 3.1.0');
  await writeFile(join(outside, 'report.json'), '{}');
  const { folder, call } = await agent();
  await mkdir(join(folder, 'sub'));
  await symlink(outside, join(folder, 'sub', 'link'));
  const tries: readonly [string, Readonly<Record<string, unknown>>][] = [
    ['plan', { document: join(outside, 'api.yaml') }],
    ['run', { document: '../api.yaml' }],
    ['replay', { document: 'sub/link/api.yaml', scenario: 'x' }],
    ['mock', { action: 'start', document: 'file:///etc/passwd' }],
    ['explain', { defect: 'd1', report: 'sub/link/report.json' }],
    ['explain', { defect: 'd1', report: '..' }],
  ];
  for (const [tool, args] of tries) {
    const { isError, text } = await call(tool, args);
    expect([isError, text]).toEqual([
      true,
      expect.stringMatching(/is outside of the working directory|cannot be read/),
    ]);
    expect(text).not.toContain('openapi');
  }
});

test('what a document or a target says is made visible', async () => {
  const folder = await temporaryFolder();
  const schema = { type: 'array' };
  const responses = { 200: { description: 'fine', content: { 'application/json': { schema } } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Odd \u001b[2J', version: '1' },
    paths: { '/a\u202eb': { get: { responses } }, '/plain': { get: { responses } } },
  };
  await writeFile(join(folder, 'odd.json'), JSON.stringify(document));
  const url = await serve((_, response) => {
    response.setHeader('content-type', 'application/json').end('{"a":"\u001b[31m","Bearer":"x"}');
  });
  const { call } = await agentIn(folder);
  const about = { document: 'odd.json', target: url };
  const answers = [
    await call('plan', { document: 'odd.json' }),
    await call('run', about),
    await call('explain', { defect: 'd1' }),
    await call('replay', { ...about, scenario: 'valid-request › GET /plain 200' }),
    await call('mock', { action: 'start', document: 'odd.json' }),
  ];
  for (const { text, data, isError } of answers) {
    expect([isError, text]).toEqual([false, expect.stringContaining('\\u')]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text + JSON.stringify(data)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  }
});

test('a token that a target repeats is redacted', async () => {
  const folder = await temporaryFolder();
  const url = await serve((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ echo: request.headers }));
  });
  const { call } = await agentIn(folder, [], { ASSAY_TOKEN_OWNER: 'kJ7dRecognisable' });
  const about = { document: 'mini', target: url };
  const ran = await call('run', about);
  const explained = await call('explain', { defect: 'd1' });
  const replayed = await call('replay', { ...about, scenario: explained.data.scenario });
  expect(explained.text + replayed.text).toContain('‹token of owner›');
  for (const answer of [ran, explained, replayed])
    expect(JSON.stringify(answer)).not.toContain('Recognisable');
});

test('nothing but messages of the protocol is on the output', async () => {
  const child = spawn(process.execPath, ['cli/main.ts', 'mcp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const send = (message: object): void =>
    void child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const clientInfo = { name: 'test', version: '1' };
  send({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
  });
  send({ method: 'notifications/initialized' });
  send({ id: 2, method: 'tools/call', params: { name: 'plan', arguments: { document: 'mini' } } });
  send({
    id: 3,
    method: 'tools/call',
    params: { name: 'mock', arguments: { action: 'start', document: 'mini' } },
  });
  const messages: { readonly id: number }[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    messages.push(JSON.parse(line));
    if (messages.length === 3) child.stdin.end();
  }
  expect(messages.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
  expect(messages).toEqual(
    messages.map(() => expect.objectContaining({ jsonrpc: '2.0', result: expect.anything() })),
  );
});
