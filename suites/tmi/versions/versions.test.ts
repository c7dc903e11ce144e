import { expect, test } from 'vitest';
import { understand } from '../../../contract/contract.ts';
import { loadBundled } from '../../../contract/document/load.ts';
import { documentFindings } from '../../../contract/document-findings/document-findings.ts';
import { shapeOf } from '../../../contract/operations/path-template.ts';
import type { Change } from '../../../harness/model/capability.ts';
import { createDialect } from '../../../harness/versions/dialect.ts';
import { eraDocument, eraKey } from '../../../harness/versions/version-document.ts';
import { request } from '../../../suite/suite.ts';
import { operationsOfReleases } from './testing/release-operations.ts';
import { tmiVersions } from './versions.ts';

const ours = understand(await loadBundled('specs/tmi/openapi.yaml'));
const known = new Set(documentFindings(ours).map(({ rule, message }) => `${rule}: ${message}`));

function contractOf(changes: readonly Change[]) {
  return understand({ file: 'changed', document: eraDocument(ours.written, changes), findings: [] });
}

function changeOf(id: string, value: string): Change[] {
  const capability = tmiVersions.capabilities.find((each) => each.id === id);
  const found = capability?.values.find((each) => each.value === value);
  if (!found) throw new Error(`there is no ${id}: ${value}`);
  return found.change ? [found.change] : [];
}

const versions = tmiVersions.versions.map(
  ({ id, values }) =>
    [id, Object.entries(values).flatMap(([capability, value]) => changeOf(capability, value))] as const,
);

test.each(versions)(
  'the document of the version %s is as sound as ours, its examples included',
  (_, changes) => {
    const fresh = documentFindings(contractOf(changes)).map(({ rule, message }) => `${rule}: ${message}`);
    expect(fresh.filter((finding) => !known.has(finding))).toEqual([]);
  },
);

const released = versions.flatMap(([id, changes]) => {
  const operations = operationsOfReleases[id];
  return operations ? [[id, changes, operations] as const] : [];
});

/** The September release documents no SAML: which providers there are, its operator decides. */
const operated = /^\w+ \/saml\//;

test.each(released)('the version %s has what the document of that release has', (_, changes, operations) => {
  const mine = contractOf(changes).operations.map(({ key }) => shapeOf(key));
  expect(mine.filter((key) => !operations.includes(key) && !operated.test(key))).toEqual([]);
  const lacking = ours.operations.filter(({ key }) => eraKey(key, changes) === undefined);
  expect(lacking.map(({ key }) => shapeOf(key)).filter((key) => operations.includes(key))).toEqual([]);
});

test('the documents of two releases are compared', () => {
  expect(released.map(([id, , operations]) => [id, operations.length])).toEqual([
    ['2025-09', 81],
    ['2025-11', 142],
  ]);
});

test('no capability is there twice, and the first value of each changes nothing', () => {
  const ids = tmiVersions.capabilities.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(tmiVersions.capabilities.filter(({ values: [first] }) => first.change !== undefined)).toEqual([]);
});

test('what the versions say is about capabilities and values that there are', () => {
  for (const { values } of tmiVersions.versions)
    for (const [id, value] of Object.entries(values)) expect(() => changeOf(id, value)).not.toThrow();
});

test('what was said in the words of a version stays as it is when it is said again', () => {
  const changes = [
    ...changeOf('links', 'url'),
    ...changeOf('authorization-entries', 'email'),
    ...changeOf('owners', 'email'),
    ...changeOf('threat-types', 'several'),
    ...changeOf('nodes', 'flat'),
  ];
  const dialect = createDialect(ours, contractOf(changes), changes);
  const story = { operation: (name: string) => dialect.operation(name) } as Parameters<typeof request>[0];
  const drafts = [
    request(story, 'createDocument', { path: {}, json: { name: 'A', uri: 'https://a.example' } }),
    request(story, 'createThreat', { path: {}, json: { name: 'A', threat_type: 'Spoofing' } }),
    request(story, 'createThreatModel', {
      json: { name: 'A', authorization: [{ provider_id: 'bob', role: 'reader' }] },
    }),
    request(story, 'patchThreatModel', {
      mediaType: 'application/json-patch+json',
      json: [{ op: 'replace', path: '/owner', value: { provider_id: 'bob' } }],
    }),
  ];
  const said = drafts.map(dialect.said);
  expect(said.map(({ body }) => body && 'json' in body && body.json)).toEqual([
    { name: 'A', url: 'https://a.example' },
    { name: 'A', threat_type: ['Spoofing'] },
    { name: 'A', authorization: [{ subject: 'bob', role: 'reader' }] },
    [{ op: 'replace', path: '/owner', value: 'bob' }],
  ]);
  expect(said.map(dialect.said)).toEqual(said);
});

test('operations are where the version has them, and stories are told why they are not', () => {
  const changes = [...changeOf('batches', 'bulk'), ...changeOf('webhooks', 'none')];
  const dialect = createDialect(ours, contractOf(changes), changes);
  expect(dialect.operation('batchPatchThreats')?.key).toBe(
    'PATCH /threat_models/{threat_model_id}/threats/bulk',
  );
  expect(dialect.operation('createWebhook')).toBeUndefined();
  expect(dialect.whyNot('createWebhook')).toBe('this version has no webhooks');
  expect(dialect.ours('PATCH /threat_models/{threat_model_id}/threats/bulk 200')).toBe(
    'POST /threat_models/{threat_model_id}/threats/batch/patch 200',
  );
});
