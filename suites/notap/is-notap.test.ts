import { expect, test } from 'vitest';
import { isNotap } from './is-notap.ts';

const health = { status: 'healthy', timestamp: '2026-01-21T10:15:00.000Z', redis: 'connected' };

test.each([
  [true, { success: true, ...health, database: 'connected' }],
  [true, { ...health, database: false }],
  // As its code of October 2025 says it.
  [true, { ...health, timestamp: 1_761_900_000_000, redis: { connected: true }, database: {} }],
  [false, health],
  [false, { status: 'UP' }],
  [false, 'healthy'],
])('%s for %j', (is, body) => expect(isNotap(body)).toBe(is));
