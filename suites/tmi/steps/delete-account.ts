import { type Account, type Answer, isObject, request, type Story, textAt } from '../../../suite/suite.ts';

/** The challenge of a deletion; releases call it `challenge_text` (D10). Stops the scenario where there is neither. */
export function challengeIn(announced: Answer): string {
  const { challenge } = isObject(announced.json) ? announced.json : {};
  return textAt(announced, challenge === undefined ? '/challenge_text' : '/challenge');
}

/** Deletes an account in its two steps; says so to the story, so that nothing of it is cleaned up. */
export async function deleteAccount(
  story: Story,
  account: Account,
  step: 'set-up' | 'aim' | 'clean-up',
): Promise<{ readonly announced: Answer; readonly deleted: Answer }> {
  const announced = await story.send(request(story, 'deleteCurrentUser'), {
    as: account,
    expect: 200,
    step: step === 'aim' ? 'set-up' : step,
    why: 'Ask to delete the account',
  });
  const challenge = challengeIn(announced);
  const deleted = await story.send(request(story, 'deleteCurrentUser', { query: { challenge } }), {
    as: account,
    expect: 204,
    ruled: true,
    step,
    why: 'Bring back the challenge',
  });
  story.wentWith(account);
  return { announced, deleted };
}

/** The same account, now that it should be refused. */
export function dead(account: Account): Account {
  return { ...account, plays: 'deleted' };
}
