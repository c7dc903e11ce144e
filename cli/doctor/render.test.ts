import { expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { outlookFinding } from './outlook.ts';
import { renderDiagnosis } from './render.ts';

const why = 'there are no credentials for owner';
const missing = [{ cells: 7, why }];

function lastLine(findings: readonly Finding[], reachable: number): string | undefined {
  const outlook = { cells: 7, reachable, missing: reachable === 7 ? [] : missing };
  return renderDiagnosis({
    target: { kind: 'url', url: 'https://api.example.com', auth: 'tokens' },
    document: { title: 'Parcels', version: '1', file: 'api.yaml', path: 'api.yaml', sha256: '' },
    findings: [...findings, outlookFinding(outlook)],
    outlook,
    command: 'assay run api.yaml',
    differences: ['', 'Otherwise than 1.0:'],
  })
    .trimEnd()
    .split('\n')
    .at(-1);
}

const clock: Finding = { about: 'clock', state: 'bad', says: '600 s ahead of this machine' };

test.each([
  { findings: [], reachable: 7, last: 'Next: assay run api.yaml' },
  { findings: [], reachable: 1, last: 'Next: assay run api.yaml' },
  {
    findings: [clock],
    reachable: 7,
    last: 'A run would be inconclusive. Fix what is marked "bad" above, and run doctor again.',
  },
  {
    findings: [clock],
    reachable: 0,
    last: 'A run would be inconclusive. Fix what is marked "bad" above, and run doctor again.',
  },
  {
    findings: [],
    reachable: 0,
    last: `A run would prove nothing yet: ${why}. Follow the advice above, and run doctor again.`,
  },
])('with $reachable cells in reach, the last line is "$last"', ({ findings, reachable, last }) => {
  expect(lastLine(findings, reachable)).toBe(last);
});
