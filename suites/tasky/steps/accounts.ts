import { randomBytes } from 'node:crypto';
import { type Answer, type Draft, request, type Story, textAt } from '../../../suite/suite.ts';

/** What an account logs in with. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** An account that nobody has yet. */
export function newAccount(story: Story): Credentials & { readonly name: string } {
  const name = `Somebody ${story.unique()}`;
  const email = `${story
    .unique()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')}@example.com`;
  return { name, email, password: randomBytes(12).toString('base64url') };
}

/** Registers somebody new. */
export async function registered(
  story: Story,
): Promise<Credentials & { readonly id: string; readonly answer: Answer }> {
  const account = newAccount(story);
  const answer = await story.send(request(story, 'register', { json: account }), {
    as: 'anonymous',
    expect: 201,
    step: 'set-up',
    why: 'Register an account for this scenario',
  });
  return { ...account, id: textAt(answer, '/data/user/_id'), answer };
}

const shared = new WeakMap<Story['contract'], Promise<Credentials>>();

/** The account of a run whose stories only log in: no operation removes accounts, so that there is one for all of them. */
export function sharedAccount(story: Story): Promise<Credentials> {
  const known = shared.get(story.contract);
  if (known) return known;
  const made = registered(story);
  shared.set(story.contract, made);
  made.catch(() => shared.delete(story.contract));
  return made;
}

/** The login of somebody. */
export function loginOf(
  story: Story,
  { email, password }: Credentials,
  headers: Readonly<Record<string, string>> = {},
): Draft {
  return request(story, 'login', { json: { email, password }, headers });
}
