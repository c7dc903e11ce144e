import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Log, PropertyBag } from 'sarif';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { sampleWithKnown } from '../testing/sample-with-known.ts';
import { renderSarif } from './sarif.ts';

/** The schema of SchemaStore, as it is published at the address in its `id`. */
const published = JSON.parse(
  await readFile(new URL('../testing/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajvFormats.default(ajv);
// It is of draft 4, and of what has changed since uses only these two.
const { id: _, $schema: __, ...schema } = published;
const isSarif = ajv.compile(schema);

function read(report: Report) {
  const log: unknown = JSON.parse(renderSarif(report));
  isSarif(log);
  expect(isSarif.errors).toBeNull();
  const [run] = (log as Log).runs;
  if (!run) throw new Error('there is no run');
  return { ...run, results: run.results ?? [], rules: run.tool.driver.rules ?? [] };
}

test('the schema refuses what is no SARIF', () => {
  const log = JSON.parse(renderSarif(sampleReport)) as Log;
  expect(isSarif({ ...log, version: '2.0.0' })).toBe(false);
  expect(isSarif({ ...log, runs: [{ results: [] }] })).toBe(false);
});

function exchangesOf(properties: PropertyBag | undefined): unknown[] {
  return Array.isArray(properties?.exchanges) ? properties.exchanges : [];
}

test('every violation is in one result, at the line of its operation, and a MUST is an error', () => {
  const { results } = read(sampleReport);
  const lines = new Map(sampleReport.operations.map(({ id, line }) => [id, line]));
  for (const { check, cell, operation, level, exchange } of sampleReport.violations) {
    const found = results.filter(
      ({ ruleId, locations, properties }) =>
        ruleId === check &&
        locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName === cell &&
        exchangesOf(properties).includes(exchange),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.level).toBe(level === 'MUST' ? 'error' : 'warning');
    expect(found[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'specs/pets.yaml' },
      region: { startLine: lines.get(operation) },
    });
  }
});

test('what was seen several times in a cell is one result that counts', () => {
  const [violation] = sampleReport.violations;
  if (!violation) throw new Error('the sample has no violation');
  const violations = ['x4', 'x13', 'x9'].map((exchange) => ({ ...violation, exchange }));
  const { results } = read({ ...sampleReport, violations, findings: [] });
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ occurrenceCount: 3, properties: { exchanges: ['x4', 'x13', 'x9'] } });
  expect(results[0]?.message.text).toMatch(/^GET \/pets 500: .* \(\/detail\), 3 times\.$/);
});

test('every rule has help, and every result the rule that it names', () => {
  const { results, rules } = read(sampleReport);
  for (const { help, fullDescription } of rules)
    for (const said of [help, fullDescription]) expect(said?.text).toMatch(/^[A-Z].*\.$/);
  expect(rules.filter(({ id }) => !id.startsWith('document/')).map(({ id }) => id)).toEqual(
    sampleReport.checks.map(({ id }) => id),
  );
  for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
});

test('defects of the document are notes at their own lines, the first where nobody knows', () => {
  const { results } = read(sampleReport);
  const notes = results.filter(({ level }) => level === 'note');
  expect(notes.map(({ ruleId, locations }) => [ruleId, locations?.[0]?.physicalLocation?.region])).toEqual([
    ['document/unsatisfiable-schema', { startLine: 310 }],
    ['document/invalid-example', { startLine: 402 }],
    ['document/invalid-example', { startLine: 1 }],
  ]);
});

test.each([
  ['https://api.example/openapi.json', '#/info', 'https://api.example/openapi.json'],
  ['my specs/ä#1.yaml', '#/info', 'my%20specs/%C3%A4%231.yaml'],
  ['api.yaml', 'paths/pets.yaml#/get', 'paths/pets.yaml'],
])('a finding of %s at %s is in %s', (path, pointer, uri) => {
  const { document } = sampleReport.run;
  const findings = [{ rule: 'structure', pointer, line: null, message: 'wrong' }];
  const run = { ...sampleReport.run, document: { ...document, path } };
  const { results } = read({ ...sampleReport, run, violations: [], findings });
  expect(results[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
});

test('what came with Assay is shown at the configuration, or in the package, which says so; its operation is named', () => {
  const { document } = sampleReport.run;
  const shipped = { ...sampleReport.run, document: { ...document, inPackage: true as const } };
  const locationOf = (report: Report) => read(report).results[0]?.locations?.[0];
  const configured = locationOf({ ...sampleReport, run: { ...shipped, configuration: 'assay.config.yaml' } });
  expect(configured?.physicalLocation).toEqual({
    artifactLocation: { uri: 'assay.config.yaml' },
    region: { startLine: 1 },
  });
  expect(configured?.logicalLocations?.[0]?.fullyQualifiedName).toMatch(/^GET \/pets /);
  expect(locationOf({ ...sampleReport, run: shipped })?.physicalLocation).toEqual({
    artifactLocation: { uri: 'specs/pets.yaml', uriBaseId: 'ASSAY_PACKAGE' },
    region: { startLine: 12 },
  });
});

test('what is listed as known is suppressed, with the reason and until when', () => {
  const { results } = read(sampleWithKnown);
  const said = results.map(({ ruleId, suppressions }) => [
    ruleId,
    suppressions?.map(({ status, justification }) => `${status}: ${justification}`),
  ]);
  expect(said).toContainEqual([
    'error-code',
    ['accepted: known to violate: the codes are those of the old gateway (PETS-12, ann, until 2026-06-30)'],
  ]);
  expect(said).toContainEqual(['security-headers', []]);
  expect(read(sampleReport).results.every(({ suppressions }) => suppressions === undefined)).toBe(true);
});

test('of the same defect in the same cell, what is known and what is news are apart', () => {
  const [violation] = sampleReport.violations;
  if (!violation) throw new Error('the sample has no violation');
  const violations = [violation, { ...violation, id: 'v9', known: 'k1' }];
  const { results } = read({ ...sampleWithKnown, violations, findings: [] });
  expect(results.map(({ suppressions }) => suppressions?.length)).toEqual([0, 1]);
});

test('fingerprints tell results apart, and stay when identifiers, order and lines change', () => {
  const fingerprintsOf = (report: Report) =>
    read(report).results.map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash);
  const before = fingerprintsOf(sampleReport);
  expect(new Set(before).size).toBe(before.length);
  const later = {
    ...sampleReport,
    operations: sampleReport.operations.map(({ id }) => ({ id, line: 7 })),
    violations: sampleReport.violations.toReversed().map((each, index) => ({
      ...each,
      id: `v${100 + index}`,
      exchange: `x${200 + index}`,
    })),
  };
  expect(fingerprintsOf(later).sort()).toEqual(before.sort());
  const [violation] = sampleReport.violations;
  if (!violation) throw new Error('the sample has no violation');
  const about = (id: string) =>
    fingerprintsOf({ ...sampleReport, violations: [{ ...violation, message: `no pet ${id}` }] })[0];
  expect(about('0198c1a2-77aa-7d10-8000-00000000000a')).toBe(about('0198c1a2-77aa-7d10-8000-0000000000ff'));
  expect(about('cat')).not.toBe(about('dog'));
});

test('a rule leads to its page, which SARIF 2.1.0, section 3.49.12, wants as an absolute URI', () => {
  const { rules } = read(sampleReport);
  expect(rules.find(({ id }) => id === 'no-internals')).toMatchObject({
    helpUri: 'pkg:npm/%40assay-api/assay@0.1.0#docs/checks/no-internals.md',
    help: { markdown: expect.stringContaining('at list (/srv/pets.js:7:3)') },
  });
  expect(rules.find(({ id }) => id === 'document/unsatisfiable-schema')?.helpUri).toBe(
    'pkg:npm/%40assay-api/assay@0.1.0#docs/findings/unsatisfiable-schema.md',
  );
  expect(rules.find(({ id }) => id === 'error-code')?.helpUri).toBeUndefined();
});
