import { fail, type UsersError } from './users-error.ts';

/** Seconds. */
const AGAIN_AFTER = '10';

/** The server cannot do anything now, and will soon. */
export function busy(): UsersError {
  return fail('SERVICE_UNAVAILABLE', { 'retry-after': AGAIN_AFTER });
}
