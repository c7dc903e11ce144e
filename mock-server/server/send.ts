import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../responses/answer.ts';

/** Writes an answer as it is. Browsers, which say where they come from, are let in from everywhere. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
): void {
  const { origin } = request.headers;
  response.writeHead(status, (origin === undefined ? headers : [...headers, ...openTo(origin)]) as string[]);
  response.end(body);
  // Node keeps to the protocol and drops this body; a mock that simulates this fault does not.
  if (status === 204 && body) response.socket?.write(body);
}

function openTo(origin: string): string[] {
  return [
    ...['Access-Control-Allow-Origin', origin],
    ...['Access-Control-Allow-Credentials', 'true'],
    ...['Access-Control-Expose-Headers', '*'],
    ...['Vary', 'Origin'],
  ];
}

/** A browser asks whether it may send a request (Fetch standard, "CORS-preflight request"). */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

export function preflightAnswer({ headers }: IncomingMessage, methods: readonly string[]): Answer {
  const wanted = headers['access-control-request-headers'] ?? '*';
  return {
    status: 204,
    headers: ['Access-Control-Allow-Methods', methods.join(', '), 'Access-Control-Allow-Headers', wanted],
    body: undefined,
  };
}
