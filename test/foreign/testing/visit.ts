import { createHash, randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { connectTo, type TmiServer } from '../../../server/tmi/testing/tmi-server.ts';
import type { StandIn } from '../stand-in.ts';
import { type StandInOptions, startStandIn } from '../start-stand-in.ts';

/** A stand-in that runs until the test has ended, and a way to talk to it over HTTP. */
export interface Visit {
  readonly url: string;
  readonly call: TmiServer['call'];
}

export async function visit(standIn: StandIn, options?: StandInOptions): Promise<Visit> {
  const { url, close } = await startStandIn(standIn, options);
  onTestFinished(close);
  return { url, call: connectTo(url).call };
}

/** Nobody listens there: where the browser is sent is read, and not followed. */
export const clientCallback = 'http://localhost:8079/';

/** Facts, 3.4: an authorization code with PKCE from a test provider, which the client exchanges for a token. */
export async function logInWithCode({ call }: Visit, hint: string, idp = 'test'): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    idp,
    scope: 'openid profile email',
    login_hint: hint,
    state: randomBytes(8).toString('hex'),
    client_callback: clientCallback,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  let goal = (await call('GET', `/oauth2/authorize?${query}`)).headers.get('location') ?? '';
  // Some providers send browsers through the server's own callback first.
  if (!goal.startsWith(clientCallback)) goal = (await call('GET', goal)).headers.get('location') ?? '';
  const { body } = await call('POST', `/oauth2/token?idp=${idp}`, {
    body: {
      grant_type: 'authorization_code',
      code: new URL(goal).searchParams.get('code'),
      code_verifier: verifier,
      redirect_uri: clientCallback,
    },
  });
  return body.access_token;
}

/** Facts, 3.4: the variant of September, in which the callback has the tokens in its query. */
export async function logInWithTokens({ call }: Visit, hint: string): Promise<string> {
  const query = new URLSearchParams({
    idp: 'test',
    scope: 'openid',
    login_hint: hint,
    client_callback: clientCallback,
  });
  const begun = await call('GET', `/oauth2/authorize?${query}`);
  const back = await call('GET', begun.headers.get('location') ?? '');
  const goal = new URL(back.headers.get('location') ?? '');
  return goal.searchParams.get('access_token') ?? '';
}
