import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createUnzip } from 'node:zlib';

/**
 * The content of a response without its content coding (RFC 9110, section 8.4.1). What is cut off is read as far as it
 * goes, as browsers do; of a coding that nobody here knows, the content stays as it is.
 */
export function decoded(response: IncomingMessage): Readable {
  const coding = response.headers['content-encoding']?.trim().toLowerCase();
  const decoder = coding === undefined || isEmpty(response) ? undefined : decoderOf(coding);
  // What fails is told by both streams.
  return decoder ? pipeline(response, decoder, () => undefined) : response;
}

function decoderOf(
  coding: string,
): ReturnType<typeof createUnzip | typeof createBrotliDecompress> | undefined {
  if (coding === 'gzip' || coding === 'deflate') return createUnzip({ finishFlush: constants.Z_SYNC_FLUSH });
  if (coding === 'br') return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  return undefined;
}

function isEmpty({ statusCode, headers }: IncomingMessage): boolean {
  return statusCode === 204 || statusCode === 304 || headers['content-length'] === '0';
}
