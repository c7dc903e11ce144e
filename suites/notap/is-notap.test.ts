import { expect, test } from 'vitest';
import { isNotap } from './is-notap.ts';

const health = { status: 'healthy', timestamp: '2026-01-21T10:15:00.000Z', redis: 'connected' };

test.each([
  [true, { success: true, ...health, database: 'connected' }],
  [true, { ...health, database: false }],
  [false, health],
  [false, { status: 'UP' }],
  [false, 'healthy'],
])('%s for %j', (is, body) => expect(isNotap(body)).toBe(is));
