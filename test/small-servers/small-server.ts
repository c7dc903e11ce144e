import type { IncomingHttpHeaders } from 'node:http';
import { serveUntil } from '../cli/servers.ts';

/** A server somebody else wrote, as small as it gets: a document, a state, and a function. */
export interface SmallServer {
  readonly document: object;
  readonly answer: Answering;
}

/** One that tells its state. */
export interface StatefulServer extends SmallServer {
  /** Everything that it keeps, as text. */
  readonly state: () => string;
}

export type Answering = (request: Asked) => Answered | NoAnswer | Promise<Answered | NoAnswer>;

/** Nothing ever comes, the connection is closed, or the server ends: for so many milliseconds, or for good. */
export type NoAnswer = 'no answer' | 'hangs up' | 'ends' | { readonly downFor: number };

export interface Asked {
  readonly method: string;
  readonly path: string;
  /** Values by name. */
  readonly query: Readonly<Record<string, string>>;
  /** The path in its parts, without slashes. */
  readonly parts: readonly string[];
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
  /** The bearer token that came along; undefined where none did. */
  readonly token: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Aborted when the client has left, or has its answer. */
  readonly left: AbortSignal;
}

export interface Answered {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Serving {
  readonly url: string;
  /** "POST /todos", in the order in which they came. */
  readonly seen: readonly string[];
}

/** Serves it until the test has ended. */
export async function serveSmall({ answer }: Pick<SmallServer, 'answer'>): Promise<Serving> {
  const seen: string[] = [];
  const { url, end } = await serveUntil(async (request, response) => {
    const { method = 'GET', url: target = '/' } = request;
    const { pathname: path, searchParams } = new URL(target, 'http://localhost');
    seen.push(`${method} ${path}`);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const left = new AbortController();
    response.on('close', () => left.abort());
    let text = '';
    for await (const chunk of request) text += chunk;
    const parts = path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
    const answered = await answer({
      method,
      path,
      query: Object.fromEntries(searchParams),
      parts,
      json: parsed(text),
      token,
      headers: request.headers,
      left: left.signal,
    });
    if (answered === 'no answer') return;
    if (answered === 'ends') {
      end();
      return;
    }
    if (typeof answered === 'object' && 'downFor' in answered) {
      end(answered.downFor);
      return;
    }
    if (answered === 'hangs up') {
      request.socket.destroy();
      return;
    }
    const { status, json, headers = {} } = answered;
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, { 'x-content-type-options': 'nosniff', ...type, ...headers });
    response.end(json === undefined ? undefined : JSON.stringify(json));
  });
  return { url, seen };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An error as these servers say it. */
export function problem(status: number): Answered {
  return { status, json: { message: 'No' } };
}

export const refused = { description: 'Refused', content: json({ $ref: '#/components/schemas/Problem' }) };

export const problemSchema = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' } },
} as const;

/** `content` of JSON. */
export function json(schema: object): object {
  return { 'application/json': { schema } };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
