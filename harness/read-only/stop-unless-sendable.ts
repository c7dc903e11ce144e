import type { Operation } from '../../contract/operation.ts';
import { Stop } from '../stop.ts';
import { isSafe, notReadOnly } from './safe-method.ts';

/** Stops a scenario before it sends what a read-only run does not send. */
export function stopUnlessSendable({ key, method }: Operation, readOnly: boolean): void {
  if (readOnly && !isSafe(method)) throw new Stop('excluded', notReadOnly(`${key} would have to be sent`));
}
