import { expect, test } from 'vitest';
import { envelope, fail } from './api-error.ts';

test('an error that quotes a long request is no longer than the document allows', () => {
  const error = fail('method_not_allowed', { about: { method: '😀'.repeat(1000) } });
  expect(error.message).toMatch(/^This address does not know the method 😀.*…$/u);
  expect(error.message.length).toBe(1000);
  expect(envelope(error)).toEqual({ error: 'method_not_allowed', error_description: error.message });
});
