import { expect, test } from 'vitest';
import { parseKnownViolations } from './parse-list.ts';

const rest = '  reason: late\n  owner: ann\n  expires: 2026-03-31\n';

test.each([
  ['an empty file', ''],
  ['comments alone', '# nothing is known\n'],
])('%s is an empty list', (_, text) => {
  expect(parseKnownViolations(text, 'k.yaml')).toEqual({ file: 'k.yaml', entries: [] });
});

test('entries have their members, and their lines without the comments around them', () => {
  const text = `# Known violations.

# the printer
- cell: GET /books/{bookId} 404
  check: location
  reason: >
    the printer
    is late
  owner: ann
  ticket: 0123
  expires: "2026-03-31"
  firstSeen: 2026-01-01
  lastSeen: 2026-02-01
  # to be mended in spring

-
  scenario: "*/GET /books"
  check:
  ticket: ''
${rest}`;
  expect(parseKnownViolations(text, 'k.yaml').entries).toEqual([
    {
      names: 'cell',
      pattern: 'GET /books/{bookId} 404',
      check: 'location',
      reason: 'the printer is late',
      owner: 'ann',
      ticket: '0123',
      expires: '2026-03-31',
      firstSeen: '2026-01-01',
      lastSeen: '2026-02-01',
      lines: { from: 4, to: 13 },
      lastSeenAt: { start: 213, end: 223 },
    },
    {
      names: 'scenario',
      pattern: '*/GET /books',
      check: undefined,
      reason: 'late',
      owner: 'ann',
      ticket: undefined,
      expires: '2026-03-31',
      firstSeen: undefined,
      lastSeen: undefined,
      lines: { from: 16, to: 22 },
      lastSeenAt: undefined,
    },
  ]);
});

test.each([
  ['a: 1\n', '1: a list is expected here, each entry on its own lines and with a dash'],
  ['[]', '1: a list is expected here, each entry on its own lines and with a dash'],
  ['- x\n', '1: an entry has members here, such as cell: GET /pets 404'],
  ['- a: [', '1: this cannot be read as YAML: Flow sequence in block collection must be'],
  ['- cell: a b\n  cell: c d\n', '2: this cannot be read as YAML: Map keys must be unique'],
  ['- cell: * 404\n', '1: put a value that begins with * into quotes, because * has a meaning in YAML'],
  [`- &a\n  cell: a b\n${rest}- cell: *a\n`, '6: put a value that begins with * into quotes'],
  [`- cell: a b\n${rest}  case: c\n`, '5: "case" is not a member of an entry; use cell, scenario, check,'],
  [`- cell: a b\n${rest}  toString: c\n`, '5: "toString" is not a member of an entry'],
  [`- cell: [a b]\n${rest}`, '1: cell must be one text'],
  [
    `- cell: books\n${rest}`,
    '1: "books" is not a cell; write it as assay plan does, "GET /pets/{petId} 404"',
  ],
  [`\n- check: location\n${rest}`, '2: an entry names a cell or a scenario; this one names neither'],
  [`- cell:\n${rest}`, '1: an entry names a cell or a scenario; this one names neither'],
  [`- cell: a b\n  scenario: c\n${rest}`, '2: an entry names a cell or a scenario, not both'],
  [`- cell: a b\n  check: color\n${rest}`, '2: there is no check "color"; the checks are status-declared,'],
  ['- cell: a b\n  owner: ann\n  expires: 2026-03-31\n', '1: reason is missing; say why it is accepted'],
  [`- cell: a b\n${rest.replace('late', '')}`, '2: reason is empty; say why it is accepted'],
  [`- cell: a b\n${rest.replace('ann', "' '")}`, '3: owner is empty; say who is responsible for it'],
  [
    '- cell: a b\n  reason: r\n  owner: o\n',
    '1: expires is missing; give the last day on which it is accepted',
  ],
  [
    `- cell: a b\n${rest.replace('03-31', '02-30')}`,
    '4: expires must be a day, such as 2026-03-31, and not "2026-02-30"',
  ],
  [
    `- cell: a b\n${rest.replace('2026-03-31', 'soon')}`,
    '4: expires must be a day, such as 2026-03-31, and not "soon"',
  ],
  [`- cell: a b\n${rest}  lastSeen: 1\n`, '5: lastSeen must be a day, such as 2026-03-31, and not "1"'],
  ['- {cell: a b}\n', '1: write each member on a line of its own'],
  [`- cell: a b\n${rest}- cell: "a b"\n${rest}`, '5: the entry of line 1 names the same; keep one of them'],
])('%j is refused', (text, sentence) => {
  expect(() => parseKnownViolations(text, 'k.yaml')).toThrow(`k.yaml:${sentence}`);
});

test('a draft is read where drafts are allowed for, and only what is wrong with it is refused', () => {
  const draft = '- cell: GET /books 404\n  reason:\n  owner: \n';
  const { entries } = parseKnownViolations(draft, 'k.yaml', { drafts: true });
  expect(entries).toEqual([
    expect.objectContaining({ pattern: 'GET /books 404', reason: '', owner: '', expires: '' }),
  ]);
  const wrong = `${draft}  check: colour\n`;
  expect(() => parseKnownViolations(wrong, 'k.yaml', { drafts: true })).toThrow(
    'k.yaml:4: there is no check',
  );
});
