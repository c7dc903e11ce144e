import { callerOf } from '../model/caller.ts';
import { isBroken } from '../model/persona.ts';
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
  if (!isSafe(method)) throw new Stop('excluded', notReadOnly(`it needs ${key}`));
  const persona = personaOf(as);
  // Without good credentials it does not matter whose it is.
  if (!path.includes('{') || isBroken(persona) || String(expect) === '401') return;
  if (persona === callerOf(operation)) return;
  throw new Stop(
    'excluded',
    `it is not known what the ${persona} may do with existing resources, and a read-only run creates none`,
  );
}
