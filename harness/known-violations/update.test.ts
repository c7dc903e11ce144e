import { expect, test } from 'vitest';
import type { Report } from '../report/report.ts';
import { cellOf, exchangeOf, reportOf, violationOf } from '../testing/reports.ts';
import { parseKnownViolations } from './parse-list.ts';
import { updated } from './update.ts';

const books = 'GET /books 200';
const missing = 'GET /books 404';
const wrong = { kind: 'violating', reason: 'It is wrong' } as const;

/** A run on 14 March 2026 in which books violate by two checks, and nothing else does. */
const report = reportOf({
  cells: [cellOf(books, wrong), cellOf(missing)],
  exchanges: [exchangeOf(books), exchangeOf(missing)],
  violations: [
    violationOf(books, 'location', { id: 'v1', message: 'no Location\n  on 201' }),
    violationOf(books, 'location', { id: 'v2', message: 'no Location on 201' }),
    violationOf(books, 'content-type', { id: 'v3', message: 'text/html is not documented' }),
  ],
});
const clean: Report = { ...report, cells: [cellOf(books), cellOf(missing)], violations: [] };
const update = (text: string, of: Report = report) =>
  updated(text, parseKnownViolations(text, 'k.yaml', { drafts: true }), of);

const rest = `  reason: late
  owner: ann
  expires: 2026-12-31
`;

test('a list that says what the report shows stays as it is, to the letter', () => {
  const text = `# all\n- cell:   ${books}\n${rest}  lastSeen: 2026-03-14   # yesterday`;
  expect(update(text)).toEqual({ text, added: 0, removed: 0, refreshed: 0 });
  expect(update('', clean)).toEqual({ text: '', added: 0, removed: 0, refreshed: 0 });
});

test('what nothing explains is drafted, an entry for each cell and check', () => {
  expect(update('')).toEqual({
    text: `# no Location on 201 (and 1 more)
- cell: GET /books 200
  check: location
  reason:
  owner:
  ticket:
  expires: 2026-06-12
  firstSeen: 2026-03-14
  lastSeen: 2026-03-14

# text/html is not documented
- cell: GET /books 200
  check: content-type
  reason:
  owner:
  ticket:
  expires: 2026-06-12
  firstSeen: 2026-03-14
  lastSeen: 2026-03-14
`,
    added: 2,
    removed: 0,
    refreshed: 0,
  });
});

test('drafts follow what is there, and a second update has nothing to add', () => {
  const text = `# All that is known.\n- cell: ${books}\n  check: location\n${rest}`;
  const first = update(text);
  expect(
    first.text.startsWith(`${text}  lastSeen: 2026-03-14\n\n# text/html is not documented\n- cell`),
  ).toBe(true);
  expect(first).toMatchObject({ added: 1, removed: 0, refreshed: 1 });
  expect(update(first.text)).toEqual({ text: first.text, added: 0, removed: 0, refreshed: 0 });
});

test('a cell that YAML would take for something else stands in quotes', () => {
  const violations = [violationOf('GET /a: #b 200', 'location')];
  expect(update('', { ...report, violations }).text).toContain('\n- cell: "GET /a: #b 200"\n');
});

test.each([
  ['an older day', '  lastSeen: 2026-01-01\n', '  lastSeen: 2026-03-14\n'],
  ['a day in quotes, with a comment', '  lastSeen: "2026-01-01" # ann\n', '  lastSeen: 2026-03-14 # ann\n'],
  ['no day', '  lastSeen:\n', '  lastSeen: 2026-03-14\n'],
  ['no day, with a comment', '  lastSeen: # ann\n', '  lastSeen:  2026-03-14 # ann\n'],
  ['nothing', '', '  lastSeen: 2026-03-14\n'],
  ['a later day', '  lastSeen: 2026-04-01\n', '  lastSeen: 2026-04-01\n'],
])('an entry that was seen again on %s', (_, before, after) => {
  const entry = (seen: string) => `# one\n- cell: ${books}\n${seen}${rest}\n# end\n`;
  const expected = before === '' ? `# one\n- cell: ${books}\n${rest}${after}\n# end\n` : entry(after);
  expect(update(entry(before)).text).toBe(expected);
});

test.each([
  ['a dash on a line of its own', `-\n    # why\n    cell: ${books}\n    reason: late\n`, '    '],
  ['a deep dash', `  -   cell: ${books}\n      reason: late\n`, '      '],
  ['a text of several lines at its end', `- cell: ${books}\n  reason: |\n    lastSeen: 2020-01-01\n`, '  '],
])('an entry with %s gets the day where its members are', (_, text, indent) => {
  expect(update(text).text).toBe(`${text}${indent}lastSeen: 2026-03-14\n`);
});

const one = `# one
- cell: ${missing}
${rest}`;
const two = `- cell: ${books}
${rest}  lastSeen: 2026-03-14
`;
const three = two.replace('200', '2*');

test.each([
  ['the first', `${one}\n${two}`, report, `# one\n\n${two}`],
  ['the first, below a head', `# All.\n\n${one}\n${two}`, report, `# All.\n\n${two}`],
  ['the last', `# All.\n\n${two}\n${one}`, report, `# All.\n\n${two}`],
  ['one in the middle', `${two}\n${one}\n# more\n${three}`, report, `${two}\n# more\n${three}`],
  ['one without space around it', `${two}${one}${three}`, report, `${two}${three}`],
  ['one with a comment in it', `${two}\n${one}  # soon\n# end\n`, report, `${two}\n# end\n`],
  ['all there are', `# All.\n\n${one}\n${two}`, clean, '# All.\n'],
  ['all there are, and nothing else', two, clean, ''],
])('%s that is stale goes, with its comments', (_, text, of, expected) => {
  expect(update(text, of).text).toBe(expected);
});

test('drafts stand as deep as what is there', () => {
  const text = `  - cell: ${books}\n    check: location\n    lastSeen: 2026-03-14\n`;
  const { text: after } = update(text);
  expect(after).toContain(
    `${text}\n  # text/html is not documented\n  - cell: ${books}\n    check: content-type\n`,
  );
  expect(parseKnownViolations(after, 'k.yaml', { drafts: true }).entries).toHaveLength(2);
});

test('what has expired and still violates has to be decided about again, and is known since it was', () => {
  const text = `- cell: ${books}\n  check: location\n  reason: late\n  owner: ann\n  expires: 2026-03-13\n  firstSeen: 2025-01-01\n`;
  const { text: after, added, removed } = update(text);
  expect([added, removed]).toEqual([2, 1]);
  expect(parseKnownViolations(after, 'k.yaml', { drafts: true }).entries).toMatchObject([
    { check: 'location', reason: '', owner: '', expires: '2026-06-12', firstSeen: '2025-01-01' },
    { check: 'content-type', firstSeen: '2026-03-14' },
  ]);
});

test('a part of a run takes nothing away', () => {
  const part = { ...clean, run: { ...clean.run, selection: '--grep books' } };
  expect(update(`${one}\n${two}`, part)).toEqual({
    text: `${one}\n${two}`,
    added: 0,
    removed: 0,
    refreshed: 0,
  });
});

test('lines end as they did', () => {
  const text = `# All.\r\n\r\n- cell: ${books}\r\n${rest.replaceAll('\n', '\r\n')}`;
  const { text: after } = update(text);
  expect(after).toBe(`${text}  lastSeen: 2026-03-14\r\n`);
});

test('advisories are nobody’s business', () => {
  const violations = [violationOf(books, 'security-headers', { level: 'SHOULD' })];
  expect(update('', { ...clean, violations }).added).toBe(0);
});
