import { expect, test } from 'vitest';
import type { ReportedPersona } from '../../harness/report/access.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { personaFindings } from './personas.ts';

const looked = { kind: 'tokens', unset: [], configFile: undefined };

function persona(id: string, control: ReportedPersona['control'], reason: string | null): ReportedPersona {
  return { id, sentence: 'may do something', control, reason };
}

function findings(...personas: ReportedPersona[]) {
  return personaFindings({ ...sampleReport, personas }, looked);
}

test('what fails alike for everybody is said once, and blames nobody', () => {
  const reason = 'GET /pets returned 400, expected 200';
  const found = findings(persona('reader', 'failed', reason), persona('owner', 'failed', reason));
  expect(found).toMatchObject([
    { about: 'everybody', state: 'bad', says: `${reason}, for reader and owner` },
  ]);
});

test('what fails for some is said of each, with one sentence of help', () => {
  const reason = 'GET /pets returned 401, expected 200';
  const found = findings(
    persona('reader', 'failed', reason),
    persona('writer', 'failed', reason),
    persona('owner', 'passed', null),
  );
  expect(found.map(({ about, state }) => [about, state])).toEqual([
    ['reader', 'bad'],
    ['writer', 'bad'],
    ['owner', 'good'],
  ]);
  expect(new Set(found.flatMap(({ help }) => help ?? []))).toEqual(
    new Set(['Give reader and writer credentials that work; until then, a refusal proves nothing.']),
  );
});
