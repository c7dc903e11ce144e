import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Answer } from '../responses/answer.ts';
import type { Refuse } from '../responses/refusals.ts';

/** What Node says of a request that it cannot read; the bytes are there where its parser gave up. */
interface ClientError {
  readonly code?: string;
  readonly rawPacket?: unknown;
}

/**
 * The answer to what is no HTTP request that Node can read. `stray` answers a request with a method that no operation has:
 * Node's parser knows the registered methods only, and anything else has to get its 405, too.
 */
export function brokenRequest(
  { code = '', rawPacket }: ClientError,
  refuse: Refuse,
  stray: (method: string, path: string) => Answer,
): Answer {
  const refuseWith = (status: number, message: string) =>
    refuse({ status, cause: status === 400 ? 'malformed-request' : undefined, message });
  if (code === 'HPE_HEADER_OVERFLOW') return refuseWith(431, 'The header fields are too large');
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return refuseWith(413, 'The chunk extensions are too large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refuseWith(408, 'The request did not come in time');
  const line = Buffer.isBuffer(rawPacket) ? (rawPacket.toString('latin1').split('\r\n', 1)[0] ?? '') : '';
  const [, method, target] = /^([!#$%&'*+.^_`|~\w-]+) ([^ ]+) HTTP\/1\.[01]$/.exec(line) ?? [];
  if (code === 'HPE_INVALID_METHOD' && method !== undefined && target !== undefined)
    return stray(method, target.split('?', 1)[0] ?? '/');
  return refuseWith(400, 'The request is not well-formed HTTP');
}

/** Writes an answer where there is no response to write it with, and hangs up. */
export function endWith(socket: Duplex, { status, headers, body }: Answer): void {
  if (!socket.writable || socket.destroyed) {
    socket.destroy();
    return;
  }
  const lines: string[] = [];
  for (let index = 0; index < headers.length; index += 2)
    lines.push(`${headers[index]}: ${headers[index + 1]}`);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, 'Connection: close', '', ''];
  socket.write(head.join('\r\n'));
  socket.end(body);
}
