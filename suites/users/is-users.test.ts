import { expect, test } from 'vitest';
import { isUsers } from './is-users.ts';

test.each([
  [true, { success: true, code: 'HEALTH_OK', data: { status: 'UP' } }],
  [false, { success: false, code: 'HEALTH_OK' }],
  [false, { status: 'UP' }],
  [false, 'UP'],
])('%s for %j', (is, health) => expect(isUsers(health)).toBe(is));
