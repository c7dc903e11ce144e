import { randomBytes } from 'node:crypto';
import type { Answer, Sending, Story } from '../../../harness/model/scenario.ts';
import type { Account } from '../../../harness/model/target.ts';
import { carried } from '../../../harness/personas/auth/carried.ts';
import { textAt } from '../../steps/read-answer.ts';
import { request } from '../../steps/request.ts';

/** What an account is made of. */
export interface NewAccount {
  readonly username: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

/** Somebody with an account, who can log in. */
export interface Somebody extends NewAccount {
  readonly id: string;
}

/** Somebody who is logged in. */
export interface LoggedIn extends Somebody {
  /** Calls with the access token. */
  readonly account: Account;
  readonly refreshToken: string;
}

/** A short text that is part of a name or an address, and that nobody else has. */
export function newName(story: Story): string {
  return story
    .unique()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

/** An account that nobody has yet. */
export function newAccount(story: Story, more: Partial<NewAccount> = {}): NewAccount {
  const name = newName(story);
  const username = name.slice(-30);
  const password = randomBytes(12).toString('base64url');
  return { username, email: `${name}@example.com`, displayName: 'Somebody', password, ...more };
}

/** Signs somebody up, whose address is not verified. */
export async function signedUp(story: Story, account = newAccount(story)): Promise<Somebody> {
  const answer = await story.send(request(story, 'signUp', { json: account }), {
    as: 'anonymous',
    expect: 201,
    step: 'set-up',
    why: 'Sign up for this scenario',
  });
  return { ...account, id: textAt(answer, '/data/userId') };
}

/** Signs somebody up, whose address an administrator verifies: nobody else has to read a mail for that. */
export async function verified(story: Story, account?: NewAccount): Promise<Somebody> {
  const somebody = await signedUp(story, account);
  await changeUser(story, somebody.id, { isVerified: true }, 'Verify the address');
  return somebody;
}

/** Somebody new who is logged in. */
export async function somebody(story: Story, called: string): Promise<LoggedIn> {
  const account = await verified(story);
  const answer = await story.send(loginOf(story, account), {
    as: 'anonymous',
    expect: 200,
    step: 'set-up',
    why: 'Log in',
  });
  return loggedInBy(account, answer, called);
}

export function loginOf(story: Story, { username, password }: Pick<NewAccount, 'username' | 'password'>) {
  return request(story, 'logIn', { json: { emailOrUsername: username, password } });
}

/** Somebody by the answer to a login. */
export function loggedInBy(account: Somebody, answer: Answer, called: string): LoggedIn {
  const token = textAt(answer, '/data/accessToken');
  const refreshToken = textAt(answer, '/data/refreshToken');
  return { ...account, refreshToken, account: accountOf(account, token, called) };
}

/** Somebody as the caller of requests, with an access token. */
export function accountOf(
  { id, email, displayName }: Pick<Somebody, 'id' | 'email' | 'displayName'>,
  accessToken: string,
  called: string,
): Account {
  return {
    identity: { provider: 'users', subject: id, email, name: displayName },
    plays: 'stranger',
    called,
    credentials: (schemes) => carried(schemes, accessToken),
  };
}

/** Changes an account as an administrator. */
export function changeUser(
  story: Story,
  id: string,
  json: object,
  why: string,
  sending: Partial<Sending> = {},
): Promise<Answer> {
  return story.send(request(story, 'changeUser', { path: { id }, json }), {
    ...{ as: 'admin', expect: 200, step: 'set-up', why },
    ...sending,
  });
}
