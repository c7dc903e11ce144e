import { onTestFinished } from 'vitest';
import { type Contract, understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { createMockServer, type MockOptions } from '../mock-server.ts';
import { petShop } from './pet-shop.ts';

/** A mock that listens until the test ends, and the shortest way to ask it something. */
export interface MockUnderTest {
  readonly url: string;
  readonly ask: (request: string, options?: Asked) => Promise<Answered>;
}

interface Asked {
  /** Credentials of a persona; none if empty. An owner unless said otherwise. */
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, as far as it is. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  readonly body: any;
}

/** "GET /pets" is asked as an owner. */
export async function startMock(
  options: MockOptions = {},
  document: object = petShop,
): Promise<MockUnderTest> {
  return startMockOf(contractOf(document), options);
}

export async function startMockOf(contract: Contract, options: MockOptions = {}): Promise<MockUnderTest> {
  const mock = createMockServer(contract, options);
  const url = await mock.listen({ port: 0 });
  onTestFinished(() => mock.close());
  return { url, ask: (request, asked) => ask(url, request, asked) };
}

export function contractOf(document: object): Contract {
  return understand({ file: 'pet-shop', document: document as never, findings: [] });
}

/** One of the documents that come with the project. */
export async function bundledContract(name: string): Promise<Contract> {
  return understand(await loadBundled(`specs/${name}/openapi.yaml`));
}

async function ask(
  url: string,
  request: string,
  { as = 'alice:owner', headers = {}, body }: Asked = {},
): Promise<Answered> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const sent: Record<string, string> = {
    ...(as === '' ? {} : { authorization: `Bearer ${as}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const content = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url + path, {
    method,
    headers: sent,
    redirect: 'manual',
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
