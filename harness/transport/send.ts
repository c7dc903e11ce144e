import { type ClientRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import supertest from 'supertest';
import type { ReceivedResponse, SentRequest } from '../model/exchange.ts';
import { type ReadText, readResponse, streamLimits } from './read-stream.ts';

/** The one file that imports supertest: real sockets, kept alive, redirects and errors handed back as they are. */

/** No response came: the target is down, hung up, or took too long. The message is one sentence. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export interface Sender {
  readonly send: (request: SentRequest) => Promise<ReceivedResponse>;
  /** Closes the connections. */
  readonly close: () => void;
}

/** Milliseconds after which nobody sends on a connection any more: servers close idle ones, and some say nothing of it. */
const longestIdle = 2000;

/**
 * Methods that are idempotent: what a server closed the connection for, and not the request, is sent on another one (RFC
 * 9112, section 9.3.1).
 */
const repeatable: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PUT',
  'DELETE',
  'QUERY',
]);

/** Sends requests to one base URL. `timeout` is in milliseconds and covers the whole exchange. */
export function createSender(baseUrl: string, { timeout }: { timeout: number }): Sender {
  const options = { keepAlive: true, maxSockets: 64, timeout: longestIdle };
  const agent = baseUrl.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
  const limits = streamLimits(timeout);
  return {
    send: async (sent) => {
      for (;;) {
        const came = await sendOnce(sent);
        if (came !== 'closed unused') return came;
      }
    },
    close: () => agent.destroy(),
  };

  async function sendOnce({
    method,
    target,
    headers,
    body,
  }: SentRequest): Promise<ReceivedResponse | 'closed unused'> {
    let read: ReadText = { text: '' };
    // Of every method that there is; the library has functions for those that it knows.
    const request = new supertest.Test(baseUrl, method, target)
      .agent(agent as never)
      .set(headers)
      .redirects(0)
      .ok(() => true)
      .timeout({ deadline: timeout })
      .buffer(true)
      .parse((response, done) => {
        const type = response.headers['content-type'] ?? '';
        readResponse(response as never, type, limits, (all) => {
          read = all;
          done(null, all.text);
        });
      });
    let begun: IncomingMessage | undefined;
    let wire: ClientRequest | undefined;
    request.on('request', ({ req }: { readonly req: ClientRequest }) => {
      wire = req;
      req.once('response', (response) => {
        begun = response;
      });
    });
    try {
      const response = await (body === undefined ? request : request.send(body));
      const { text, cut } = read;
      return { status: response.status, headers: flat(response.headers), body: text, ...(cut && { cut }) };
    } catch (error) {
      const content = begun && contentAfterEnd(begun, error);
      if (begun && content !== undefined)
        return { status: begun.statusCode ?? 0, headers: flat(begun.headers), body: content };
      if (!begun && wire?.reusedSocket && repeatable.has(method) && isClosed(error)) return 'closed unused';
      throw new UnreachableError(`${method} ${target} got no answer: ${reasonOf(error, timeout)}`);
    }
  }
}

/**
 * What came behind an answer that ends with its header section, like 204: node takes it for the beginning of the next
 * answer and fails, although the answer itself is complete. Undefined for any other failure.
 */
function contentAfterEnd({ statusCode }: IncomingMessage, error: unknown): string | undefined {
  const { code, rawPacket } = error as { readonly code?: string; readonly rawPacket?: Buffer };
  const isBodiless = statusCode === 204 || statusCode === 304;
  if (!isBodiless || !code?.startsWith('HPE_') || !rawPacket) return undefined;
  const end = rawPacket.indexOf('\r\n\r\n');
  return rawPacket.subarray(end === -1 ? 0 : end + 4).toString('utf8');
}

function flat(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    typeof value === 'string' ? value : (value ?? []).join(', '),
  ]);
  return Object.fromEntries(entries);
}

function isClosed(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return code === 'ECONNRESET' || code === 'EPIPE' || message.includes('socket hang up');
}

function reasonOf(error: unknown, timeout: number): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const text = `${code} ${message}`;
  if (text.includes('ECONNREFUSED')) return 'the connection was refused';
  if (isClosed(error)) return 'the connection was closed before the answer';
  if (text.includes('HPE_')) return 'what came is not HTTP';
  if (text.includes('ENOTFOUND')) return 'the host name is not known';
  if (text.includes('ECONNABORTED') || text.includes('ETIME'))
    return `nothing came within ${timeout / 1000} s`;
  return message;
}
