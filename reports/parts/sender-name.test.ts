import { expect, test } from 'vitest';
import { renderReplay } from '../formats/replay.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { senderOf } from './sender-name.ts';

test.each([
  [{ persona: 'reader' }, 'reader'],
  [{ persona: 'stranger', account: 'hooks' }, 'stranger (account hooks)'],
])('%j is %s', (exchange, words) => {
  expect(senderOf(exchange)).toBe(words);
});

test('a replay says which account sent what', () => {
  const text = renderReplay(sampleReport, 'insufficient-role/DELETE /pets/{petId}/reader');
  expect(text).toContain('  POST /pets  as owner (account keeper)\n');
  expect(text).toContain('as reader\n');
});
