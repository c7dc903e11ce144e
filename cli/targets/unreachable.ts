import type { UnreachableError } from '../../harness/send.ts';
import { UserError } from '../user-error.ts';

/** That nothing answers at the address of a target, in one sentence. */
export function unreachable(url: string, { message }: UnreachableError): UserError {
  const reason = message.split(': ').slice(1).join(': ');
  return new UserError(`the target ${url} cannot be reached: ${reason}; start it, or give another --target`);
}
