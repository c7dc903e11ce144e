import { type Answer, type Draft, request, type Story, textAt, valueAt } from '../../../suite/suite.ts';
import {
  anybody,
  asSession,
  loggedIn,
  loginOf,
  type Registered,
  type Session,
  verified,
} from './accounts.ts';
import { oneTimeCode } from './one-time-codes.ts';

/** Somebody whose second factor is on. */
export interface Protected {
  readonly account: Registered;
  /** A session of before. */
  readonly session: Session;
  /** Of the authenticator. */
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

const setUp = { ...anybody, step: 'set-up', expect: 200 } as const;

/** The secret of an authenticator for somebody who is logged in. */
export async function newSecret(story: Story, session: Session): Promise<string> {
  const answer = await story.send(asSession(story, 'setUpSecondFactor', session), {
    ...setUp,
    why: 'Get a secret for an authenticator',
  });
  return textAt(answer, '/data/secret');
}

/**
 * Switches the second factor of somebody new on, with the code of the step before: a server that accepts no step twice
 * accepts later ones.
 */
export async function protectedAccount(story: Story): Promise<Protected> {
  const account = await verified(story);
  const session = await loggedIn(story, account);
  const secret = await newSecret(story, session);
  const answer = await story.send(confirmation(story, session, secret, -1), {
    ...setUp,
    why: 'Switch the second factor on',
  });
  return { account, session, secret, backupCodes: codesIn(answer) };
}

/** @param steps of 30 seconds, from now to the moment whose code is sent */
export function confirmation(story: Story, session: Session, secret: string, steps: number): Draft {
  return asSession(story, 'confirmSecondFactor', session, {
    json: { secret, code: oneTimeCode(secret, steps) },
  });
}

export function codesIn(answer: Answer): readonly string[] {
  const codes = valueAt(answer, '/data/backupCodes');
  return Array.isArray(codes) ? codes.map(String) : [];
}

/** Shows the password, so that the second step is due. */
export async function beginLogin(story: Story, { account }: Pick<Protected, 'account'>): Promise<Answer> {
  return story.send(loginOf(story, account), {
    ...anybody,
    expect: 200,
    step: 'set-up',
    example: 'mfa_required',
    why: 'Log in with the password',
  });
}

/** The second step of a login. */
export function secondStep(story: Story, { account }: Pick<Protected, 'account'>, code: string): Draft {
  return request(story, 'verifySecondFactor', { json: { userId: account.id, code } });
}

/** A code that is none of the three that are accepted now. */
export function wrongCode(secret: string): string {
  const right = [-1, 0, 1, 2].map((steps) => oneTimeCode(secret, steps));
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.includes(code)) ?? '';
}
