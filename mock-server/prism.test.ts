import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Contract } from '../contract/contract.ts';
import { type DifferentialRequest, differentialRequests } from './testing/differential-requests.ts';
import { petShop } from './testing/pet-shop.ts';
import { bundledContract, contractOf, startMockOf } from './testing/start-mock.ts';

/** Prism as an independent referee: the same document, the same requests, the same statuses. */

interface Difference extends DifferentialRequest {
  readonly ours: number;
  readonly prisms: number;
}

const documents = (status: string) => (difference: Difference) =>
  difference.operation.responses.some((response) => response.status === status);
const isInvalid = ({ kind }: Difference) => /^(wrong body|no body|bad path|bad query)/.test(kind);

/** Where we mean to differ, and why. Each has to occur; nothing else may. */
const deliberate: readonly {
  readonly reason: string;
  readonly holds: (difference: Difference) => boolean;
}[] = [
  {
    reason: 'what is wrong with a request is 400 where both 400 and 422 are documented; Prism prefers 422',
    holds: (one) => isInvalid(one) && one.ours === 400 && one.prisms === 422 && documents('400')(one),
  },
  {
    reason: 'where neither 400 nor 422 is documented, the refusal is 400, which is what HTTP calls it',
    holds: (one) =>
      isInvalid(one) &&
      one.ours === 400 &&
      one.prisms === 422 &&
      !documents('400')(one) &&
      !documents('422')(one),
  },
  {
    reason: 'an impossible path is a resource that does not exist where the document knows only 404',
    holds: (one) =>
      one.kind === 'bad path' && one.ours === 404 && one.prisms === 422 && documents('404')(one),
  },
  {
    reason: 'a query problem is overlooked where the document knows no refusal of a bad request',
    holds: (one) => one.kind.startsWith('bad query') && one.ours < 300 && one.prisms === 422,
  },
  {
    reason: 'a media type that is not read is 415 even where only 400 or 422 is documented',
    holds: (one) => one.kind === 'wrong media type' && one.ours === 415 && [400, 422].includes(one.prisms),
  },
  {
    reason: 'a response that is asked for is given before credentials are looked at',
    holds: (one) => one.kind === 'forced and anonymous' && one.prisms === 401,
  },
  {
    reason:
      'a form says a list by repeating its name, as OpenAPI has it; Prism wants an explicit encoding for that',
    holds: (one) =>
      one.operation.path === '/form' && !isInvalid(one) && one.ours !== 400 && one.prisms === 400,
  },
  {
    reason: 'whatever can be asked with GET can be asked with HEAD (RFC 9110, 9.1)',
    holds: (one) => one.kind === 'HEAD' && one.ours < 400 && one.prisms === 405,
  },
];
const occurred = new Set<string>();

test.each([
  ['specs/tmi', () => bundledContract('tmi')],
  ['the pet shop', async () => contractOf(petShop)],
])(
  'answers with the same statuses as Prism from %s, except where we say why not',
  async (_, contractFor) => {
    const contract = await contractFor();
    const ours = (await startMockOf(contract, { stateful: false })).url;
    const prisms = await startPrism(contract);
    const differences = (
      await inParallel([...differentialRequests(contract), ...requestsToNothing(contract)], async (one) => ({
        ...one,
        ours: await statusOf(ours, one),
        prisms: await statusOf(prisms, one),
      }))
    ).filter((one) => one.ours !== one.prisms);
    const unexplained = differences.filter((one) => {
      const found = deliberate.find(({ holds }) => holds(one));
      if (found) occurred.add(found.reason);
      return !found;
    });
    expect(
      unexplained.map(
        ({ kind, operation, ours: our, prisms: theirs }) =>
          `${operation.key}, ${kind}: ${our}, Prism ${theirs}`,
      ),
    ).toEqual([]);
  },
  300_000,
);

test('no difference is listed that does not occur', () => {
  expect(deliberate.map(({ reason }) => reason).filter((reason) => !occurred.has(reason))).toEqual([]);
});

/** Prism 5.16 never answers malformed JSON, so that there is nothing to compare; this notices when it does. */
test('malformed JSON is answered, which Prism does not', async () => {
  const contract = contractOf(petShop);
  const ours = (await startMockOf(contract)).url;
  const prisms = await startPrism(contract);
  const one = differentialRequests(contract).find(
    ({ kind, method, path }) => kind === 'valid' && method === 'POST' && path === '/pets',
  );
  if (!one) throw new Error('the pet shop has no POST /pets');
  expect(await statusOf(ours, { ...one, body: '{' })).toBe(400);
  await expect(statusOf(prisms, { ...one, body: '{' }, 1000)).rejects.toThrow(/timeout/);
});

function requestsToNothing({ operations }: Contract): DifferentialRequest[] {
  const readable = operations.find(
    ({ method, access, path }) => method === 'GET' && access.public && !path.includes('{'),
  );
  const [operation = readable] = operations;
  if (!operation) return [];
  const request = { operation, headers: {}, body: undefined };
  return [
    { ...request, kind: 'unknown path', method: 'GET', path: '/there/is/nothing/here' },
    { ...request, kind: 'unknown method', method: 'DELETE', path: operation.path },
    ...(readable ? [{ ...request, kind: 'HEAD', method: 'HEAD', path: readable.path }] : []),
  ];
}

async function statusOf(
  url: string,
  { method, path, headers, body }: DifferentialRequest,
  patienceMs = 60_000,
): Promise<number> {
  const signal = AbortSignal.timeout(patienceMs);
  const content = body === undefined ? {} : { body };
  const response = await fetch(url + path, { method, headers, redirect: 'manual', signal, ...content });
  await response.arrayBuffer();
  return response.status;
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function startPrism({ written }: Contract): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-prism-'));
  folders.push(folder);
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(written));
  const port = await freePort();
  const program = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  const child = spawn(process.execPath, [program, 'mock', '-v', 'error', '-p', String(port), file], {
    stdio: 'ignore',
  });
  onTestFinished(() => stop(child));
  const url = `http://127.0.0.1:${port}`;
  // However long it takes: the test has a bound of its own.
  while (child.exitCode === null) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isThere) return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Prism ended with ${child.exitCode} before it answered`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
