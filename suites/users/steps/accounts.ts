import { randomBytes } from 'node:crypto';
import { type Answer, type Draft, type Parts, request, type Story, textAt } from '../../../suite/suite.ts';

/** Somebody who can sign up and log in. */
export interface NewAccount {
  readonly username: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

export type Registered = NewAccount & { readonly id: string };

/** The tokens of a login. */
export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Sends no credentials but those of its own headers. */
export const anybody = { as: 'anonymous' } as const;
const setUp = { ...anybody, step: 'set-up' } as const;

/** An account that nobody has yet. */
export function newAccount(story: Story): NewAccount {
  const name = story
    .unique()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const username = `u-${name.slice(-18)}-${randomBytes(3).toString('hex')}`;
  return {
    username,
    email: `${username}@example.com`,
    displayName: `Somebody ${name}`.slice(0, 50),
    password: randomBytes(12).toString('base64url'),
  };
}

/** Signs somebody new up, whose address is not verified. */
export async function registered(story: Story): Promise<Registered> {
  const account = newAccount(story);
  const answer = await story.send(request(story, 'signUp', { json: account }), {
    ...setUp,
    expect: 201,
    why: 'Sign up an account for this scenario',
  });
  return { ...account, id: textAt(answer, '/data/userId') };
}

/** Signs somebody new up, with a verified address. Stops the scenario where nobody reads the mails of the target. */
export async function verified(story: Story): Promise<Registered> {
  story.outbox();
  const account = await registered(story);
  const token = await lastMailTo(story, account);
  await story.send(request(story, 'verifyEmail', { query: { token } }), {
    ...setUp,
    expect: 200,
    why: 'Verify the address',
  });
  return account;
}

/** The token of the last mail to somebody. */
export async function lastMailTo(story: Story, { email }: Pick<NewAccount, 'email'>): Promise<string> {
  const [token] = await story.outbox().mailedTo(email);
  return token ?? '';
}

/** The login of somebody, by name or, where there is one, by another password. */
export function loginOf(
  story: Story,
  { username, password }: Pick<NewAccount, 'username' | 'password'>,
  parts: Parts = {},
): Draft {
  return request(story, 'logIn', { json: { emailOrUsername: username, password }, ...parts });
}

/** Logs somebody in whose login needs no second step. */
export async function loggedIn(story: Story, account: NewAccount): Promise<Session> {
  const answer = await story.send(loginOf(story, account), {
    ...setUp,
    expect: 200,
    why: 'Log in',
  });
  return sessionIn(answer);
}

export function sessionIn(answer: Answer): Session {
  return {
    accessToken: textAt(answer, '/data/accessToken'),
    refreshToken: textAt(answer, '/data/refreshToken'),
  };
}

/** The headers of a request of whoever has an access token. */
export function bearer(accessToken: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${accessToken}` };
}

/** A request with the access token of a session. */
export function asSession(story: Story, name: string, session: Session, parts: Parts = {}): Draft {
  return request(story, name, { ...parts, headers: { ...bearer(session.accessToken), ...parts.headers } });
}

/** Sends so many wrong passwords; each is refused with 401. */
export async function failToLogIn(
  story: Story,
  { username }: Pick<NewAccount, 'username'>,
  times: number,
): Promise<void> {
  for (let time = 1; time <= times; time++)
    await story.send(loginOf(story, { username, password: randomBytes(9).toString('base64url') }), {
      ...anybody,
      expect: 401,
      step: 'follow-up',
      cause: 'invalid-credentials',
      example: 'wrong_credentials',
      why: `Log in with a wrong password, time ${time} of ${times}`,
    });
}
