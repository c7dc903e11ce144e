import {
  fewestPlaces,
  isAbsence,
  isPlace,
  nothingHere,
  whatToCheck,
} from '../../harness/judge/nothing-there.ts';
import type { Target } from '../../harness/model/target.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { createSender } from '../../harness/transport/send.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import { isCallable } from './callable.ts';
import type { Finding } from './finding.ts';

/** Operations that are asked, at most. */
const most = 4;

/**
 * That a target has nothing of what its document describes, so that its address is most likely a wrong one. Asks for
 * operations that any request can call. Nothing where nothing answers: that is told by whoever reaches the target.
 */
export async function nothingThereFindings(
  { known }: Pick<Plan, 'known'>,
  { url, connection }: Pick<Target, 'url' | 'connection'>,
  timeout: number,
): Promise<readonly Finding[]> {
  const asked = known.contract.operations
    .filter((operation) => operation.access.public && isCallable(operation) && isPlace(operation))
    .slice(0, most);
  if (asked.length < fewestPlaces) return [];
  const sender = createSender(url, { timeout, connection });
  try {
    for (const { path: target } of asked) {
      const answer = await sender.send({
        ...{ method: 'GET', target, headers: { accept: '*/*' }, body: undefined },
      });
      if (!isAbsence(answer)) return [];
    }
    const [first = '', second = '', ...others] = asked.map(({ key }) => key);
    const which = others.length === 0 ? `${first} and ${second}` : `${first} and ${asked.length - 1} others`;
    return [
      {
        about: 'document',
        state: 'bad',
        says: `${which} return 404: ${nothingHere}`,
        help: `${whatToCheck.charAt(0).toUpperCase()}${whatToCheck.slice(1)}.`,
      },
    ];
  } catch (error) {
    if (error instanceof UnreachableError) return [];
    throw error;
  } finally {
    sender.close();
  }
}
