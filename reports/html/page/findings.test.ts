import { expect, test } from 'vitest';
import type { ReportedFinding } from '../../../harness/report/document.ts';
import { findingsSection } from './findings.ts';
import { toText } from './markup.ts';

const finding = (rule: string, index: number): ReportedFinding => ({
  rule,
  pointer: `#/paths/${index}`,
  line: index === 0 ? null : index,
  message: `wrong in place ${index}`,
  help: `Do something about ${rule}.`,
});

test('hundreds of findings are grouped, the most frequent first, and folded after the first three', () => {
  const findings = [
    finding('rare', 0),
    ...Array.from({ length: 500 }, (_, index) => finding('frequent', index + 1)),
  ];
  const page = toText(findingsSection({ findings }));
  expect([...page.matchAll(/<h3>(\w+)/g)].map(([, rule]) => rule)).toEqual(['frequent', 'rare']);
  expect([...page.matchAll(/Do something about (\w+)/g)].map(([, rule]) => rule)).toEqual([
    'frequent',
    'rare',
  ]);
  expect(page).toContain('<summary>497 more</summary>');
  const [open = ''] = page.split('<details>');
  expect(open.match(/<li>/g)).toHaveLength(3);
  expect(page.match(/<li>/g)).toHaveLength(501);
  expect(page.match(/<details>/g)).toHaveLength(1);
});

test('a document without defects says so', () => {
  expect(toText(findingsSection({ findings: [] }))).toContain('no defects of its own');
});
