import { createHash, randomBytes } from 'node:crypto';
import { type Answer, type Identity, request, Stop, type Story } from '../../../suite/suite.ts';

/** Nobody listens there: the browser of these stories reads where it is sent, and does not go. */
export const clientCallback = 'http://127.0.0.1:8079/';

/** A login that has got as far as a code. */
export interface Begun {
  readonly code: string;
  /** RFC 7636: what the code is worth something with. */
  readonly verifier: string;
  readonly state: string;
  readonly answer: Answer;
}

/** Logs somebody in at a provider that takes a hint, up to the code for the client. */
export async function beginLogin(story: Story, person: Identity, step: 'aim' | 'set-up'): Promise<Begun> {
  const { provider, subject } = person;
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(12).toString('base64url');
  const query = {
    idp: provider,
    scope: 'openid profile email',
    login_hint: subject,
    state,
    client_callback: clientCallback,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  await story.beforeLogin(person);
  const authorized = await story.send(request(story, 'authorize', { query }), {
    as: 'anonymous',
    expect: 302,
    step,
    why: 'Begin a login with PKCE',
  });
  const answer = await throughCallback(story, authorized);
  const goal = goalOf(answer);
  if (goal.origin !== new URL(clientCallback).origin) throw needsPerson(person);
  const code = goal.searchParams.get('code');
  if (code === null) throw new Stop('setup-failed', 'the login did not lead to a code for the client');
  return { code, verifier, state: goal.searchParams.get('state') ?? '', answer };
}

/** A provider may send the browser through the server's own callback first. */
async function throughCallback(story: Story, authorized: Answer): Promise<Answer> {
  const goal = goalOf(authorized);
  if (!isCallback(story, goal)) return authorized;
  const query = Object.fromEntries(goal.searchParams);
  return story.send(request(story, 'completeLogin', { query }), {
    as: 'anonymous',
    expect: 302,
    step: 'set-up',
    why: 'Go where the provider sends the browser',
  });
}

/** What the provider sends the browser back to the server with. Stops where it shows a page instead. */
export function comingBack(story: Story, person: Identity, authorized: Answer): Record<string, string> {
  const goal = goalOf(authorized);
  if (!isCallback(story, goal)) throw needsPerson(person);
  return Object.fromEntries(goal.searchParams);
}

/** Where an answer sends the browser. */
function goalOf({ response }: Answer): URL {
  return new URL(response.headers.location ?? '', clientCallback);
}

/** Whether that is the server's own callback, and not a page of the identity provider. */
function isCallback(story: Story, { pathname }: URL): boolean {
  return pathname === story.operation('completeLogin').path;
}

/** A real identity provider shows a page, and waits for somebody who types. */
function needsPerson({ provider }: Identity): Stop {
  return new Stop('not-possible', `a login at "${provider}" needs a person; only a test provider needs none`);
}

/** The request that exchanges a code for tokens. */
export function exchange(
  story: Story,
  { provider }: Identity,
  { code, verifier }: Pick<Begun, 'code' | 'verifier'>,
  redirect_uri = clientCallback,
) {
  const json = {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri,
  };
  return request(story, 'exchangeCode', { query: { idp: provider }, json });
}
