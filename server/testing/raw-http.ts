import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends these bytes to a server on this machine and gives all that it answers until it closes the connection. */
export async function rawHttp(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}
