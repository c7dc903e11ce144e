import { at } from '../../suite/suite.ts';

/** Whether the response to GET /health-check is that of a user-management API. */
export function isUsers(health: unknown): boolean {
  return at(health, '/success') === true && at(health, '/code') === 'HEALTH_OK';
}
