import { expect, test } from 'vitest';
import type { ReportedCapability, ReportedVersion } from '../../harness/report/version.ts';
import { versionLine, versionLines } from './version-lines.ts';

const asThere = (title: string): ReportedCapability => ({
  id: title.toLowerCase(),
  title,
  value: 'yes',
  words: 'there',
  how: 'told',
  because: `GET /${title.toLowerCase()} returned 200`,
  probes: ['p1'],
});
const different = (title: string): ReportedCapability => ({
  ...asThere(title),
  words: 'not there',
  insteadOf: 'there',
});
const assumed = (title: string): ReportedCapability => ({ ...asThere(title), how: 'assumed', probes: [] });

function versionOf(...capabilities: readonly ReportedCapability[]): ReportedVersion {
  const told = capabilities.filter(({ how }) => how === 'told');
  const agreeing = told.filter(({ insteadOf }) => insteadOf === undefined);
  return {
    nearest: 'November 2025',
    told: told.length,
    agreeing: agreeing.length,
    capabilities,
    probes: [],
  };
}

test.each<[string, ReportedVersion, string]>([
  [
    'all as there',
    versionOf(asThere('Pets'), asThere('Bins')),
    'Version: most like November 2025: all 2 capabilities that were tested match',
  ],
  [
    'one that differs, and one that was not told',
    versionOf(asThere('Pets'), different('Bins'), assumed('Inks')),
    'Version: most like November 2025, except Bins (not there): 1 of 2 capabilities that were tested match; 1 assumed to match',
  ],
  [
    'three that differ: all of them by name',
    versionOf(different('Pets'), different('Bins'), different('Inks'), assumed('Jugs'), assumed('Keys')),
    'Version: most like November 2025, except Pets (not there), Bins (not there) and Inks (not there): 0 of 3 capabilities that were tested match; 2 assumed to match',
  ],
  [
    'more: the first ones by name',
    versionOf(...['Pets', 'Bins', 'Inks', 'Jugs', 'Keys'].map(different)),
    'Version: most like November 2025, except Pets (not there), Bins (not there), Inks (not there) and 2 more: 0 of 5 capabilities that were tested match',
  ],
])('the line of a version says %s', (_, version, line) => {
  expect(versionLine(version)).toBe(line);
});

test('on a terminal, each difference has a line of its own', () => {
  expect(versionLines(versionOf(asThere('Pets'), asThere('Bins')))).toEqual([
    'Version: most like November 2025: all 2 capabilities that were tested match',
  ]);
  expect(versionLines(versionOf(...['Pets', 'Bins', 'Inks', 'Jugs', 'Keys'].map(different)))).toEqual([
    'Version: most like November 2025: 0 of 5 capabilities that were tested match',
    '  different: Pets (not there)',
    '             Bins (not there)',
    '             Inks (not there)',
    '             and 2 more, in the report',
  ]);
});
