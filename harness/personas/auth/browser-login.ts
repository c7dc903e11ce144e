import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AuthError } from '../../model/auth-error.ts';
import type { IssuedToken } from './issued-token.ts';

/** A login that waits for somebody at a browser. */
export interface BegunLogin {
  /** Where the browser goes. */
  readonly address: URL;
  /** Whether this is where the browser comes back with, and not that of another login. */
  readonly isItsOwn: (back: URL) => boolean;
  /** What was issued, once the browser is back. Throws an AuthError. */
  readonly finish: (back: URL) => Promise<IssuedToken>;
}

export interface BrowserLoginOptions {
  /** Where browsers come back to; without a port, to any that is free (RFC 8252, section 7.3). */
  readonly callback: URL;
  /** `redirectUri` is the callback, with its port. Throws an AuthError. */
  readonly begin: (redirectUri: string) => Promise<BegunLogin>;
  /** Sends somebody there. */
  readonly open: (address: string) => Promise<void>;
  /** Milliseconds that somebody may take. */
  readonly patience: number;
}

/** Lets somebody log in at a browser, which comes back to a server on this machine. Throws an AuthError. */
export async function logInAtBrowser(options: BrowserLoginOptions): Promise<IssuedToken> {
  const { callback, begin, open, patience } = options;
  const server = createServer();
  server.listen(Number(callback.port), callback.hostname);
  try {
    await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
      throw new AuthError(
        `cannot listen at the callback address ${callback.href}: ${error.code ?? error.message}`,
      );
    });
    const redirectUri = new URL(callback);
    redirectUri.port = String((server.address() as AddressInfo).port);
    const login = await begin(redirectUri.href);
    const arrival = Promise.withResolvers<URL>();
    const timer = setTimeout(() => arrival.reject(new AuthError(tooLate(patience))), patience);
    server.on('request', ({ url = '/' }, response) => {
      const back = new URL(url, redirectUri);
      if (back.pathname !== redirectUri.pathname) return show(response, 404, pages.elsewhere);
      // Some servers answer behind a #, which browsers keep to themselves.
      if (back.search === '') return show(response, 200, pages.fragment);
      if (!login.isItsOwn(back)) return show(response, 400, pages.stranger);
      show(response, 200, back.searchParams.has('error') ? pages.refused : pages.done);
      arrival.resolve(back);
    });
    try {
      await open(login.address.href);
      return await login.finish(await arrival.promise);
    } finally {
      clearTimeout(timer);
    }
  } finally {
    server.close();
    server.closeIdleConnections();
  }
}

function tooLate(patience: number): string {
  return `the login was not completed within ${Math.round(patience / 1000)} s`;
}

const forward = `if (location.hash.length > 1) location.replace(location.pathname + '?' + location.hash.slice(1));
else document.querySelector('p').textContent = 'This is not the login that Assay waits for.';`;

const pages = {
  done: page('You are back in Assay. You can close this window.'),
  refused: page('The login was refused. Assay says why; you can close this window.'),
  stranger: page('This is not the login that Assay waits for.'),
  elsewhere: page('There is nothing here.'),
  fragment: page('One moment …', forward),
} as const;

function page(sentence: string, script?: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Assay</title>
<body><p>${sentence}</p>${script === undefined ? '' : `<script>${script}</script>`}</body></html>
`;
}

const policy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(forward).digest('base64')}'`;

function show(response: ServerResponse, status: number, html: string): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  };
  response.writeHead(status, headers).end(html);
}
