import { callerOf } from '../model/caller.ts';
import { isSafe, notReadOnly } from '../model/safe-method.ts';
import type { Draft, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { personaOf } from '../model/target.ts';

/** Stops a scenario before it sends what a read-only run does not send, or what nobody knows the answer of. */
export function requireSafeMethod(
  { operation }: Draft,
  { as, expect }: Pick<Sending, 'as' | 'expect'>,
): void {
  const { key, method, path } = operation;
  if (!isSafe(method)) throw new Stop('excluded', notReadOnly(`${key} would have to be sent`));
  const persona = personaOf(as);
  // Without good credentials it does not matter whose it is.
  if (!path.includes('{') || String(expect) === '401' || persona === callerOf(operation)) return;
  throw new Stop(
    'excluded',
    `nobody knows what the ${persona} may do with what others made, and a read-only run makes nothing itself`,
  );
}
