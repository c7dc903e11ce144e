import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How a server tells requests that another site has forged. */
export interface Guard {
  /** Answers whoever asks for a token. */
  readonly give: (request: IncomingMessage, response: ServerResponse) => void;
  /** Whether a request carries the token that its session has. */
  readonly lets: (request: IncomingMessage, body: unknown) => boolean;
  /** The responses of the operation that gives it, as a document has them. */
  readonly given: object;
}

/** Where the token is given: in a cookie, or in an answer. Who reads a form sends it as a member of the body. */
export type GuardName = 'cookie' | 'header' | 'json' | 'meta' | 'input';

export function guardNamed(name: GuardName): Guard {
  return name === 'cookie' ? doubleSubmit : synchronizer(name);
}

/** The token is in a cookie, and is sent back in a header. */
const doubleSubmit: Guard = {
  give: (request, response) => {
    const token = cookiesOf(request)['XSRF-TOKEN'] ?? randomToken();
    response.setHeader('set-cookie', `XSRF-TOKEN=${token}; Path=/; SameSite=Lax`);
    response.writeHead(204, sniffed).end();
  },
  lets: (request) => {
    const token = cookiesOf(request)['XSRF-TOKEN'];
    return token !== undefined && request.headers['x-xsrf-token'] === token;
  },
  given: { 204: { description: 'It is in a cookie' } },
};

/** The server keeps a token for each session, also where nobody is logged in yet. */
function synchronizer(name: Exclude<GuardName, 'cookie'>): Guard {
  const tokens = new Map<string, string>();
  return {
    give: (request, response) => {
      const known = cookiesOf(request).sid;
      const sid = known ?? randomToken();
      if (known === undefined) response.setHeader('set-cookie', `sid=${sid}; Path=/; HttpOnly`);
      const token = tokens.get(sid) ?? randomToken();
      tokens.set(sid, token);
      if (name === 'header') response.setHeader('x-csrf-token', token);
      const { type, body } = shown[name](token);
      response.writeHead(200, { ...sniffed, 'content-type': type }).end(body);
    },
    lets: (request, body) => {
      const token = tokens.get(cookiesOf(request).sid ?? '');
      // A form has no place for it in a DELETE, which other sites cannot send by a form either.
      if (name === 'input' && request.method === 'DELETE') return true;
      const { _csrf: member } = (body ?? {}) as Readonly<Record<string, unknown>>;
      return token !== undefined && (name === 'input' ? member : request.headers['x-xsrf-token']) === token;
    },
    given: { 200: { description: 'It is in here', content: { [shown[name]('').type]: {} } } },
  };
}

const html = (body: string) => ({ type: 'text/html', body: `<!doctype html><title>Notes</title>${body}` });
const shown = {
  header: () => ({ type: 'application/json', body: '{}' }),
  json: (token: string) => ({ type: 'application/json', body: JSON.stringify({ csrf: { token } }) }),
  meta: (token: string) => html(`<meta name="csrf-token" content="${token}">`),
  input: (token: string) => html(`<form><input type="hidden" name="_csrf" value="${token}"></form>`),
};

const sniffed = { 'x-content-type-options': 'nosniff' };

function randomToken(): string {
  return `Recognisable-${randomBytes(12).toString('base64url')}`;
}

export function cookiesOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]);
  return Object.fromEntries(pairs);
}
