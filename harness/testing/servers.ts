import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Real servers for tests; each listens until its test ends. */

/** Answers as it is told; gives its URL. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
  });
  return listening(server);
}

/** Does to a connection what no HTTP library would. */
export async function serveRaw(onData: (socket: Socket, text: string) => void): Promise<string> {
  const open = new Set<Socket>();
  const server = createRawServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => onData(socket, bytes.toString()));
  });
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
  });
  return listening(server);
}

/** Where nobody listens any more. */
export async function nowhere(): Promise<string> {
  const server = createRawServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

function listening(server: Server): Promise<string> {
  onTestFinished(() => {
    server.close();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}
