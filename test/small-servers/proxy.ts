import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { onTestFinished } from 'vitest';

/** A real HTTP proxy, which opens tunnels, forwards what is asked in the open, and notes who asked for it. */
export async function startProxy() {
  const asked: string[] = [];
  const note = ({ method, url = '', headers }: IncomingMessage): void => {
    const [, encoded = ''] = (headers['proxy-authorization'] ?? '').split(' ');
    asked.push(`${method} ${url} ${Buffer.from(encoded, 'base64')}`);
  };
  // RFC 9112, section 3.2.2: a proxy is asked for the whole address.
  const server = createServer((request, response) => {
    note(request);
    const { method, url = '' } = request;
    // What is for the proxy is for nobody else (RFC 9110, section 11.7.2).
    const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers;
    const there = ask(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    there.on('error', () => response.destroy());
    request.pipe(there);
  });
  server.on('connect', (request, socket) => {
    note(request);
    const [host, port] = (request.url ?? '').split(':');
    const there = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
