import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/** The bodies of the answers to what no route can read. */
export interface UnreadableBodies {
  /** 400: no HTTP, or not as RFC 9112 wants it. */
  readonly malformed: () => object;
  /** 408: the request does not come to its end in time. */
  readonly tooSlow: () => object;
  /** 431: more header fields than the server reads. */
  readonly tooManyHeaders: () => object;
}

/** Answers what Node cannot read, and closes the connection. */
export function refuseUnreadable(
  bodies: UnreadableBodies,
): (error: NodeJS.ErrnoException, socket: Socket) => void {
  const answers = new Map([
    ['ERR_HTTP_REQUEST_TIMEOUT', () => answerOf(408, bodies.tooSlow())],
    ['HPE_HEADER_OVERFLOW', () => answerOf(431, bodies.tooManyHeaders())],
  ]);
  const malformed = () => answerOf(400, bodies.malformed());
  return ({ code = '' }, socket) => {
    if (code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end((answers.get(code) ?? malformed)());
  };
}

function answerOf(status: number, body: object): string {
  const text = JSON.stringify(body);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
    '',
    text,
  ].join('\r\n');
}

/**
 * RFC 9112, section 3.2: a request has exactly one Host. Node answers what has none without a body, and lets two pass,
 * of which a proxy in front may have read the other one.
 */
export const oneHost = fp<{ readonly malformed: () => Error }>(
  async (app: FastifyInstance, { malformed }) => {
    app.addHook('onRequest', (request, _reply, done) => {
      const { rawHeaders, httpVersion } = request.raw;
      let hosts = 0;
      for (let index = 0; index < rawHeaders.length; index += 2)
        if (rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
      done(hosts === 1 || (hosts === 0 && httpVersion === '1.0') ? undefined : malformed());
    });
  },
  { name: 'one-host' },
);
