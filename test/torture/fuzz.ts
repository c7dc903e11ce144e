import fc from 'fast-check';
import { bodyOperations, type OddRequest, oddRequest } from './odd-requests.ts';
import { type ServerProcess, startProcess } from './server-process.ts';
import type { Entered, Subject } from './subject.ts';

/** What came of it. */
export interface Fuzzed {
  /** How often each status was returned. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Resident memory of the server in MiB: after a quarter of the requests, and at the end. */
  readonly memory: readonly [number, number];
}

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** A request without a response for so long hangs. */
  readonly patienceMs?: number;
}

const AT_ONCE = 10;
const LONGEST_STORY = 3000;

/** Fuzzes a server in a process of its own. */
export async function fuzz(subject: Subject, options: FuzzOptions): Promise<Fuzzed> {
  const server = await startProcess(subject.command, subject.env);
  try {
    return await fuzzServer(subject, server, options);
  } finally {
    await server.stop();
  }
}

/**
 * Sends odd requests. Throws, with the smallest ones that show it, if one gets a 5xx, no response, or an error that is not
 * in the envelope of the API.
 */
export async function fuzzServer(
  subject: Pick<Subject, 'api' | 'enter' | 'isError' | 'skipped'>,
  { url, memory }: Pick<ServerProcess, 'url' | 'memory'>,
  { requests, seed, patienceMs = 10_000 }: FuzzOptions,
): Promise<Fuzzed> {
  const entered = await subject.enter(url);
  const operations = bodyOperations(subject.api).filter(({ id }) => !subject.skipped.includes(id));
  const statuses: Record<string, number> = {};
  const send = async (request: OddRequest): Promise<void> => {
    const response = await responseTo(request, url, entered, patienceMs).catch((error: Error) => {
      throw new Error(`${request.operation.id}: no response, ${error.cause ?? error}`);
    });
    const problem = await problemOf(response, subject);
    if (problem !== undefined) throw new Error(`${request.operation.id}: ${problem}`);
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
  };
  const batches = fc.array(oddRequest(operations), { minLength: AT_ONCE, maxLength: AT_ONCE });
  const property = fc.asyncProperty(batches, async (batch) => {
    await Promise.all(batch.map(send));
  });
  const check = async (share: number, seed: number): Promise<void> => {
    const details = await fc.check(property, { numRuns: Math.ceil((requests * share) / AT_ONCE), seed });
    if (!details.failed) return;
    const smallest = fc.stringify(details.counterexample?.[0]).slice(0, LONGEST_STORY);
    throw new Error(
      `${details.errorInstance}; after ${details.numRuns * AT_ONCE} requests, with ${smallest}`,
    );
  };
  await check(0.25, seed);
  const early = memory();
  await check(0.75, seed + 1);
  return { statuses, memory: [early, memory()] };
}

function responseTo(
  { operation, type, body }: OddRequest,
  url: string,
  { headers, fill }: Entered,
  patienceMs: number,
): Promise<Response> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => fill(name, operation.path));
  return fetch(url + path, {
    method: operation.method,
    redirect: 'manual',
    headers: { ...headers, ...(type === '' ? {} : { 'content-type': type }) },
    body,
    signal: AbortSignal.timeout(patienceMs),
  });
}

async function problemOf(
  response: Response,
  { isError }: Pick<Subject, 'isError'>,
): Promise<string | undefined> {
  const text = await response.text();
  const { status } = response;
  if (status >= 500) return `${status} ${text}`;
  if (status < 400 || isInEnvelope(text, isError)) return undefined;
  return `${status} is not in the envelope: ${text.slice(0, 300)}`;
}

function isInEnvelope(text: string, isError: Subject['isError']): boolean {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && isError(body as Readonly<Record<string, unknown>>);
  } catch {
    return false;
  }
}
