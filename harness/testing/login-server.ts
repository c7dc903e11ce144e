import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CryptoKey, errors, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { serve } from './servers.ts';

/** A small authorization server that believes everybody, for the tests of what logs in there. */
export interface LoginServer {
  readonly url: string;
  /** Hints in the order of their logins. */
  readonly logins: readonly string[];
  /** Who has an account. */
  readonly accounts: ReadonlySet<string>;
  readonly isSignedHere: (token: string) => Promise<boolean>;
}

interface Options {
  /** Whether browsers go through the server's own callback first. */
  readonly throughCallback?: boolean;
  /** Hints that are refused, as long as they are in here. */
  readonly refused?: ReadonlySet<string>;
}

export async function serveLogins({
  throughCallback = false,
  refused = new Set(),
}: Options = {}): Promise<LoginServer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const codes = new Map<string, { readonly hint: string; readonly challenge: string }>();
  const revoked = new Set<string>();
  const logins: string[] = [];
  const accounts = new Set<string>();
  let serial = 0;

  function authorize(url: URL, response: ServerResponse): void {
    const hint = url.searchParams.get('login_hint') ?? '';
    const goal = new URL(url.searchParams.get('client_callback') ?? '');
    goal.searchParams.set('state', url.searchParams.get('state') ?? '');
    if (refused.has(hint)) goal.searchParams.set('error', 'access_denied');
    else {
      const code = `code-${++serial}`;
      codes.set(code, { hint, challenge: url.searchParams.get('code_challenge') ?? '' });
      goal.searchParams.set('code', code);
    }
    const location = throughCallback ? `/callback?${new URLSearchParams({ to: goal.href })}` : goal.href;
    response.writeHead(302, { location }).end();
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { code, code_verifier } = JSON.parse(await textOf(request));
    const login = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256').update(code_verifier).digest('base64url');
    if (!login || login.challenge !== challenge) return answer(response, 400, { error: 'invalid_grant' });
    logins.push(login.hint);
    accounts.add(login.hint);
    answer(response, 200, { access_token: await sign(login.hint, privateKey), token_type: 'Bearer' });
  }

  async function own(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const hint = await subjectOf(token);
    if (hint === undefined || revoked.has(token) || !accounts.has(hint))
      return answer(response, 401, { error: 'unauthorized' });
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /revoke':
        revoked.add(token);
        return answer(response, 204);
      case 'DELETE /me':
        accounts.delete(hint);
        return answer(response, 204);
      default:
        return answer(response, 200, { subject: hint });
    }
  }

  /** Undefined for what nobody signed here. */
  async function subjectOf(token: string): Promise<string | undefined> {
    try {
      return (await jwtVerify(token, publicKey)).payload.sub;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  const url = await serve(async (request, response) => {
    const target = new URL(request.url ?? '/', 'http://stub');
    if (target.pathname === '/authorize') authorize(target, response);
    else if (target.pathname === '/callback')
      response.writeHead(302, { location: target.searchParams.get('to') ?? '' }).end();
    else if (target.pathname === '/token') await exchange(request, response);
    else await own(request, target, response);
  });
  return {
    url,
    logins,
    accounts,
    isSignedHere: async (token) => (await subjectOf(token)) !== undefined,
  };
}

function sign(subject: string, key: CryptoKey): Promise<string> {
  return new SignJWT({ idp: 'test' })
    .setProtectedHeader({ alg: 'ES256', kid: 'first' })
    .setSubject(subject)
    .setExpirationTime('1h')
    .sign(key);
}

function answer(response: ServerResponse, status: number, json?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(json && JSON.stringify(json));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
