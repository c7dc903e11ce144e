import {
  type Account,
  type Answer,
  carried,
  request,
  type Sending,
  type Story,
} from '../../../suite/suite.ts';
import { loggedIn, type Registered, registered, type Session } from './accounts.ts';

/** Somebody who is logged in, and calls with an access token. */
export interface Person extends Registered, Session {
  readonly account: Account;
}

/** Signs somebody up, whose address an administrator verifies: for that, nobody has to read a mail. */
export async function admitted(story: Story): Promise<Registered> {
  const account = await registered(story);
  await changeUser(story, account.id, { isVerified: true }, 'Verify the address');
  return account;
}

/** Somebody new who is logged in; `called` is for readers. */
export async function somebody(story: Story, called: string): Promise<Person> {
  return enteredAgain(story, await admitted(story), called);
}

/** Somebody by a new login. */
export async function enteredAgain(story: Story, account: Registered, called: string): Promise<Person> {
  const session = await loggedIn(story, account);
  return { ...account, ...session, account: accountOf(account, session.accessToken, called) };
}

/** Somebody as the caller of requests. */
export function accountOf(
  { id, email, displayName }: Pick<Registered, 'id' | 'email' | 'displayName'>,
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
