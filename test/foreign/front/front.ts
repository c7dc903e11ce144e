import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answered, type Asked, type Header, refusal } from './message.ts';
import type { Ask } from './translation.ts';

/** A server that hands on what it is asked. */
export interface Front {
  readonly url: string;
  /** From now on, questions go there. */
  readonly answerWith: (ask: Ask) => void;
  readonly close: () => Promise<void>;
}

/** Listens on the loopback interface; port 0 is any that is free. */
export async function openFront(port: number): Promise<Front> {
  let ask: Ask = () => Promise.reject(new Error('the front has nothing behind it'));
  const server = createServer((request, response) => void handOn(request, response, ask));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (there) => {
      ask = there;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function handOn(request: IncomingMessage, response: ServerResponse, ask: Ask): Promise<void> {
  try {
    send(response, await ask(await read(request)));
  } catch (error) {
    send(response, refusal(502, 'bad_gateway', `The front failed: ${String(error)}`));
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const { method = '', url = '', rawHeaders } = request;
  const start = url.indexOf('?');
  return {
    method,
    path: start === -1 ? url : url.slice(0, start),
    query: start === -1 ? '' : url.slice(start),
    headers: pairs(rawHeaders),
    body: await buffer(request),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answered): void {
  const kept = headers.filter(([name]) => !perConnection.has(name.toLowerCase()));
  const length: Header[] = body.length === 0 ? [] : [['content-length', String(body.length)]];
  response.writeHead(status, [...kept, ...length].flat()).end(body);
}

/** Headers about one connection, or about bytes that may be others now. */
export const perConnection: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
]);

export function pairs(raw: readonly string[]): Header[] {
  const found: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    found.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return found;
}
