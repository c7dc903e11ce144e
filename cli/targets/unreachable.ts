import type { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import { UserError } from '../user-error.ts';

/** That nothing answers at the address of a target, in one sentence. */
export function unreachable(url: string, { message }: UnreachableError): UserError {
  const reason = message.split(': ').slice(1).join(': ');
  const start = reason.includes('refused') ? 'start it, or give' : 'check its address, or give';
  return new UserError(`the target ${url} cannot be reached: ${reason}; ${start} another --target`);
}
