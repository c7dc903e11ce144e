import { expect, test } from 'vitest';
import type { ReportedAccess } from '../../../harness/report/access.ts';
import { sampleReport } from '../../testing/sample-report.ts';
import { accessPage } from './access-page.ts';
import { bookOf } from './book.ts';
import { toText } from './markup.ts';

test.each<[ReportedAccess['found'], string]>([
  ['as-due', 'None: it must be refused everywhere'],
  ['not-exercised', 'None, and no request was sent with its credentials'],
])('a broken persona whose refusals are %s: %s', (found, words) => {
  const personas = [
    { id: 'expired', sentence: 'sends an old token', control: 'none', reason: null },
  ] as const;
  const access = [
    { operation: 'GET /pets', persona: 'expired', due: 'refused', found, exchanges: [] },
  ] as const;
  expect(toText(accessPage(bookOf({ ...sampleReport, personas, access })))).toContain(words);
});
