import type { ClientRequest } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import type { Apply } from '../sabotage.ts';

/** What a server posts to a receiver. */
export interface Letter {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Request = typeof https.request;

/** Changes what the server posts, on its way out of the process; several letters for one are sent one after the other. */
export function posting(change: (letter: Letter) => readonly Letter[]): Apply {
  return (app) => {
    const { request } = https;
    const changed = ((target: string | URL, options: https.RequestOptions) => {
      const { headers = {} } = options;
      const outgoing = request(target, options);
      if (!('x-webhook-subscription-id' in headers)) return outgoing;
      return whoseEnd(outgoing, (body) => {
        const letters = change({ headers: headers as Record<string, string>, body });
        const [first, ...others] = letters;
        for (const letter of others) sendBesides(request, target, options, letter);
        return first;
      });
    }) as Request;
    install(changed);
    app.addHook('onClose', async () => install(request));
  };
}

/** The server has imported the function by its name: this changes what that name stands for. */
function install(request: Request): void {
  https.request = request;
  syncBuiltinESMExports();
}

function whoseEnd(outgoing: ClientRequest, letterFor: (body: Buffer) => Letter | undefined): ClientRequest {
  const end = outgoing.end.bind(outgoing);
  outgoing.end = ((body: Buffer) => {
    const letter = letterFor(body) ?? { headers: {}, body };
    for (const name of outgoing.getHeaderNames())
      if (name.startsWith('x-webhook') && !(name in letter.headers)) outgoing.removeHeader(name);
    for (const [name, value] of Object.entries(letter.headers)) outgoing.setHeader(name, value);
    outgoing.setHeader('content-length', letter.body.byteLength);
    return end(letter.body);
  }) as typeof outgoing.end;
  return outgoing;
}

function sendBesides(
  request: Request,
  target: string | URL,
  options: https.RequestOptions,
  letter: Letter,
): void {
  const { signal: _, ...rest } = options;
  const headers = { ...letter.headers, 'content-length': letter.body.byteLength };
  request(target, { ...rest, headers })
    // Nobody asks what became of it.
    .on('error', () => {})
    .on('response', (response) => response.resume())
    .end(letter.body);
}
