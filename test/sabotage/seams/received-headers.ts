import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Apply } from '../sabotage.ts';

/** Changes the headers of all requests before the server sees them: the hooks of its plugins run before those of others. */
export function receiving(change: (headers: IncomingHttpHeaders) => void): Apply {
  return (app) => {
    app.server.prependListener('request', ({ headers }: IncomingMessage) => change(headers));
  };
}
