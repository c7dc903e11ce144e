import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { type Connection, directConnection, withConstantHeaders } from '../model/connection.ts';
import type { ReceivedResponse, SentRequest } from '../model/exchange.ts';
import { createAgent } from './create-agent.ts';
import { decoded } from './decoded.ts';
import { type ReadText, readResponse, type StreamLimits, streamLimits } from './read-stream.ts';
import { tlsReason } from './tls-reason.ts';
import { UnreachableError } from './unreachable-error.ts';

/** The one file that sends: real sockets, kept alive, redirects and errors handed back as they are. */

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
  const base = new URL(baseUrl);
  const place = urlToHttpOptions(base);
  const prefix = base.pathname.replace(/\/$/, '');
  const request = place.protocol === 'https:' ? requestHttps : requestHttp;
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

  /** A request that was not sent yet. */
  function prepared({ method, target, headers, body }: SentRequest): ClientRequest {
    const isFresh = closesUnannounced && !repeatable.has(method);
    return request({
      ...place,
      // Through a proxy, it is the request and not the agent that says what TLS needs.
      ...connection.tls,
      method,
      path: sayable(`${prefix}${target}`),
      agent: isFresh ? fresh : agent,
      headers: { ...lengthOf(body), ...withConstantHeaders(headers, connection) },
    });
  }

  async function sendOnce(sent: SentRequest): Promise<ReceivedResponse | 'closed unused'> {
    const { method, target, body } = sent;
    let begun: IncomingMessage | undefined;
    let wire: ClientRequest | undefined;
    try {
      wire = prepared(sent);
      wire.once('response', (response) => {
        begun = response;
      });
      const { response, read } = await answerTo(wire, body, { timeout, limits });
      const { text, cut } = read;
      return {
        status: response.statusCode ?? 0,
        headers: flat(response.headers),
        body: text,
        ...(cut && { cut }),
      };
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

/** What no request line can have is written as URLs write it; everything else is sent as it is. */
function sayable(path: string): string {
  return path.toWellFormed().replaceAll(/[^!-~]|["<>`{}]/gu, encodeURIComponent);
}

/** Of a body, with every method: node says it only of those that usually have one. */
function lengthOf(body: string | undefined): Record<string, string> {
  return body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
}

/** Sends, and reads the response as far as the limits allow. Fails with whatever happens first, or after `timeout`. */
function answerTo(
  wire: ClientRequest,
  body: string | undefined,
  { timeout, limits }: { readonly timeout: number; readonly limits: StreamLimits },
): Promise<{ readonly response: IncomingMessage; readonly read: ReadText }> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      reject(error);
      wire.destroy();
    };
    const timer = setTimeout(() => fail(Object.assign(new Error(), { code: 'ETIMEDOUT' })), timeout);
    wire.on('error', fail);
    wire.once('response', (response) => {
      const content = decoded(response);
      response.on('error', fail);
      content.on('error', fail);
      readResponse(content, response.headers['content-type'] ?? '', limits, (read) => {
        clearTimeout(timer);
        resolve({ response, read });
      });
    });
    wire.end(body);
  });
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
