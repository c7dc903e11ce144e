import { once } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server for http and https at the same port. */
export interface EitherServer {
  /** The port it listens at. */
  readonly listen: (port: number, host: string) => Promise<number>;
  /** Hangs up on whoever is still connected. */
  readonly close: () => Promise<void>;
}

/** The first byte of a TLS record that begins a handshake (RFC 8446, section 5.1); no HTTP request begins with it. */
const handshake = 0x16;

export function eitherServer(
  certificate: Pick<ServerOptions, 'cert' | 'key'>,
  listener: RequestListener,
): EitherServer {
  const [plain, secure] = [createHttp(listener), createHttps(certificate, listener)];
  const sockets = new Set<Socket>();
  const front = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Whoever hangs up before saying anything is nobody's concern; afterwards a server listens for this as well.
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: Buffer | null = socket.read();
      // It ended before anything was said.
      if (first === null) return;
      socket.unshift(first);
      (first[0] === handshake ? secure : plain).emit('connection', socket);
    });
  });
  return {
    listen: async (port, host) => {
      front.listen(port, host);
      await once(front, 'listening');
      return (front.address() as AddressInfo).port;
    },
    close: async () => {
      const closed = once(front, 'close');
      front.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
