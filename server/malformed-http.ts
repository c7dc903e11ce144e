import type { Socket } from 'node:net';

/** Answers what is not even HTTP: 400 with this body, and the connection is closed. */
export function refuseMalformedHttp(body: object): (error: NodeJS.ErrnoException, socket: Socket) => void {
  const text = JSON.stringify(body);
  const answer = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
    '',
    text,
  ].join('\r\n');
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(answer);
  };
}
