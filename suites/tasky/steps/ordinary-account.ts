import { type Account, type PersonaId, request, Stop, type Story, valueAt } from '../../../suite/suite.ts';

/**
 * An account that administers nothing, as the owner of the boards of the story does not. Some instances make whoever
 * registers an administrator: then an administrator changes that. Stops the scenario where nobody can.
 */
export async function ordinaryAccount(
  story: Story,
  plays: PersonaId,
  terms: 'shared' | 'last' = 'shared',
): Promise<Account> {
  const owner = await story.identityOf('owner');
  if (owner?.roles?.includes('admin')) throw new Stop('not-possible', administers('the owner'));
  const account = await story.account('guest', plays, terms);
  // A bearer of the mock says its role itself.
  if (!story.can('business-rules')) return account;
  const me = await story.send(request(story, 'getCaller'), {
    as: account,
    expect: 200,
    step: 'set-up',
    why: 'Look up the role of the guest',
  });
  if (valueAt(me, '/data/user/role') !== 'admin') return account;
  await makeOrdinary(story, account);
  return account;
}

async function makeOrdinary(story: Story, { identity, plays }: Account): Promise<void> {
  const isPossible = story.contract.operations.some(({ id }) => id === 'setRole');
  if (!isPossible || !(await story.identityOf('admin')))
    throw new Stop('not-possible', administers('the guest'));
  const role = plays === 'owner' || plays === 'writer' ? 'member' : 'viewer';
  await story.send(request(story, 'setRole', { path: { userId: identity.subject }, json: { role } }), {
    as: 'admin',
    expect: 200,
    step: 'set-up',
    why: `Make the guest a ${role}`,
  });
}

function administers(whom: string): string {
  return `the account of ${whom} has the role admin, so that it may do everything`;
}
