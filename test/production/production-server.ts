import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { onTestFinished } from 'vitest';
import { loopbackCertificate } from '../../harness/transport/certificate.ts';
import {
  CLIENT_ID,
  type OidcIdentityProvider,
  oidcIdentityProvider,
} from '../../server/testing/oidc-identity-provider.ts';
import { temporaryFolder } from '../cli/assay.ts';

/** The reference server as somebody runs it in production, with people of a real OpenID Connect provider. */
export interface ProductionServer {
  readonly url: string;
  /** Logs somebody in at the provider, as a browser does, and gives what the server issued. */
  readonly logIn: (name: string) => Promise<Tokens>;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Where logins of clients may end. */
const clientCallback = 'http://127.0.0.1:8079/';

/** One for all providers of this process: two with the same name could not be told apart. */
const certificate = loopbackCertificate().then((tls) => {
  setDefaultCACertificates([...getCACertificates('default'), tls.certificate]);
  return tls;
});

/** Starts both in processes and on sockets of their own; stopped after the test. */
export async function productionServer(settings: Record<string, string> = {}): Promise<ProductionServer> {
  const tls = await certificate;
  const provider = await oidcIdentityProvider({ tls });
  onTestFinished(() => provider.close());
  const url = await started(provider, tls.certificate, settings);
  provider.open(`${url}/oauth2/callback`);
  return { url, logIn: (name) => logIn(url, provider, name) };
}

async function started(
  { issuer, clientSecret }: OidcIdentityProvider,
  certificate: string,
  settings: Record<string, string>,
): Promise<string> {
  const authority = join(await temporaryFolder(), 'ca.pem');
  await writeFile(authority, certificate);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const corp = { id: 'corp', name: 'Corp', issuer, client_id: CLIENT_ID, client_secret: clientSecret };
  const child = spawn(process.execPath, ['cli/main.ts', 'serve', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_EXTRA_CA_CERTS: authority,
      LOG_LEVEL: 'silent',
      // Machines of tests are busy.
      PROVIDER_TIMEOUT_SECONDS: '60',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      TMI_MODE: 'production',
      TEST_PROVIDER: 'false',
      SECRET: 'what is secret in the database of this test',
      PUBLIC_URL: url,
      ADMINISTRATORS: 'corp:admin',
      CLIENT_CALLBACKS: clientCallback,
      OIDC_PROVIDERS: JSON.stringify([corp]),
      ...settings,
    },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(createInterface(child.stdout), 'line');
  return url;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function logIn(url: string, provider: OidcIdentityProvider, name: string): Promise<Tokens> {
  const query = new URLSearchParams({ idp: 'corp', scope: 'openid', login_hint: name });
  const begun = await fetch(`${url}/oauth2/authorize?${query}`, { redirect: 'manual' });
  const location = begun.headers.get('location');
  if (location === null) throw new Error(`${name} could not begin to log in: ${begun.status}`);
  const back = await provider.browse(location);
  const done = await fetch(back);
  if (done.status !== 200) throw new Error(`${name} could not log in: ${done.status}`);
  return (await done.json()) as Tokens;
}

/** The personas that have tokens. */
export const personas = ['owner', 'reader', 'writer', 'stranger', 'admin'] as const;

/** The variables that hold a token for each persona. */
export async function tokensFor({ logIn }: ProductionServer): Promise<Record<string, string>> {
  const given = personas.map(async (name) => [
    `ASSAY_TOKEN_${name.toUpperCase()}`,
    (await logIn(name)).access_token,
  ]);
  return Object.fromEntries(await Promise.all(given));
}
