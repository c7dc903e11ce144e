import type { ClientRequest, IncomingMessage } from 'node:http';
import supertest from 'supertest';
import {
  type ClientTls,
  type Connection,
  directConnection,
  withConstantHeaders,
} from '../model/connection.ts';
import type { ReceivedResponse, SentRequest } from '../model/exchange.ts';
import { createAgent } from './create-agent.ts';
import { type ReadText, readResponse, streamLimits } from './read-stream.ts';
import { tlsReason } from './tls-reason.ts';
import { UnreachableError } from './unreachable-error.ts';

/** The one file that imports supertest: real sockets, kept alive, redirects and errors handed back as they are. */

export interface Sender {
  readonly send: (request: SentRequest) => Promise<ReceivedResponse>;
  /** Closes the connections. */
  readonly close: () => void;
}

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

export interface SenderOptions {
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** How the target is reached; directly unless given. */
  readonly connection?: Connection | undefined;
}

/** Sends requests to one base URL. */
export function createSender(
  baseUrl: string,
  { timeout, connection = directConnection }: SenderOptions,
): Sender {
  const agent = createAgent(baseUrl, connection);
  const limits = streamLimits(timeout);
  /** For what may not be done twice, once the target was seen to close connections without a word. */
  const fresh = createAgent(baseUrl, connection, { keepAlive: false });
  let closesUnannounced = false;
  return {
    send: async (sent) => {
      for (let wasClosed = false; ; wasClosed = true) {
        const came = await sendOnce(sent).catch((error) => {
          throw wasClosed ? alsoClosed(sent, error) : error;
        });
        if (came !== 'closed unused') return came;
      }
    },
    close: () => {
      agent.destroy();
      fresh.destroy();
    },
  };

  /** A request that was not sent yet, and what will have been read of its answer. */
  function prepared({ method, target, headers }: SentRequest): {
    readonly request: supertest.Test;
    readonly read: () => ReadText;
  } {
    let read: ReadText = { text: '' };
    const isFresh = closesUnannounced && !repeatable.has(method);
    // Of every method that there is; the library has functions for those that it knows.
    const request = identified(new supertest.Test(baseUrl, method, target), connection.tls)
      .agent((isFresh ? fresh : agent) as never)
      .set(withConstantHeaders(headers, connection))
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
    return { request, read: () => read };
  }

  async function sendOnce(sent: SentRequest): Promise<ReceivedResponse | 'closed unused'> {
    const { method, target, body } = sent;
    const { request, read } = prepared(sent);
    let begun: IncomingMessage | undefined;
    let wire: ClientRequest | undefined;
    request.on('request', ({ req }: { readonly req: ClientRequest }) => {
      wire = req;
      // The library's own: it would neither be recorded, nor be what the document lets a client ask for.
      if (request.get('Accept-Encoding') === undefined) req.removeHeader('Accept-Encoding');
      req.once('response', (response) => {
        begun = response;
      });
    });
    try {
      const response = await (body === undefined ? request : request.send(body));
      const { text, cut } = read();
      return { status: response.status, headers: flat(response.headers), body: text, ...(cut && { cut }) };
    } catch (error) {
      const whole = begun && wholeAnswer(begun, error);
      if (whole) return whole;
      const isClosedUnused = !begun && wire?.reusedSocket === true && isClosed(error);
      closesUnannounced ||= isClosedUnused;
      if (isClosedUnused && repeatable.has(method)) return 'closed unused';
      const { reason, isReached } = reasonOf(error, timeout);
      throw new UnreachableError(`${method} ${target} got no response: ${reason}`, {
        unanswered: isReached ? reason : undefined,
      });
    }
  }
}

/** Of a server that closed the connection and is not there any more, the request may be what ended it. */
function alsoClosed({ method, target }: SentRequest, error: unknown): unknown {
  if (!(error instanceof UnreachableError) || error.unanswered !== undefined) return error;
  const reason = 'the connection was closed before the response';
  return new UnreachableError(`${method} ${target} got no response: ${reason}`, { unanswered: reason });
}

/** Through a proxy, it is the request and not the agent that says what TLS needs. */
function identified(request: supertest.Test, { ca, cert, key }: ClientTls): supertest.Test {
  if (ca !== undefined) request.ca(ca);
  if (cert !== undefined) request.cert(cert);
  if (key !== undefined) request.key(key);
  return request;
}

/** An answer that is complete although it could not be read to the end; undefined for one that is not. */
function wholeAnswer(begun: IncomingMessage, error: unknown): ReceivedResponse | undefined {
  const body = contentAfterEnd(begun, error);
  return body === undefined
    ? undefined
    : { status: begun.statusCode ?? 0, headers: flat(begun.headers), body };
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

function reasonOf(error: unknown, timeout: number): { readonly reason: string; readonly isReached: boolean } {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const text = `${code} ${message}`;
  const reached = (reason: string) => ({ reason, isReached: true });
  const nowhere = (reason: string) => ({ reason, isReached: false });
  if (text.includes('ECONNREFUSED')) return nowhere('the connection was refused');
  if (isClosed(error)) return reached('the connection was closed before the response');
  if (text.includes('HPE_')) return reached('the response is not HTTP');
  if (text.includes('ENOTFOUND')) return nowhere('the host name is not known');
  if (text.includes('ECONNABORTED') || text.includes('ETIME'))
    return reached(`timeout after ${timeout / 1000} s`);
  return text.includes('aborted') ? reached('the response was cut off') : nowhere(tlsReason(code) ?? message);
}
