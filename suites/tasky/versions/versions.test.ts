import { expect, test } from 'vitest';
import { understand } from '../../../contract/contract.ts';
import { loadBundled } from '../../../contract/document/load.ts';
import { documentFindings } from '../../../contract/document-findings/document-findings.ts';
import { tolerancesOf } from '../../../harness/model/tolerance.ts';
import { bindVersion } from '../../../harness/versions/bind-version.ts';
import { tasky } from '../profile.ts';
import { taskyVersions } from './versions.ts';

const contract = understand(await loadBundled('specs/tasky/openapi.yaml'));
const known = new Set(documentFindings(contract).map(({ rule, message }) => `${rule}: ${message}`));

function bound(nearest: (typeof taskyVersions.versions)[number]) {
  const resolved = taskyVersions.capabilities.map((capability) => {
    const [ours] = capability.values;
    const value = nearest.values[capability.id] ?? ours.value;
    return { capability, value, how: 'told' as const, because: '', probes: [] };
  });
  return bindVersion({ contract, profile: tasky }, { resolved, nearest }, {});
}

test.each(taskyVersions.versions)(
  'the document of $title is as sound as ours, its examples included',
  (version) => {
    const fresh = documentFindings(bound(version).contract).map(({ rule, message }) => `${rule}: ${message}`);
    expect(fresh.filter((finding) => !known.has(finding))).toEqual([]);
  },
);

test.each([
  { id: 'documented', operations: 35, moved: 'GET /api/boards/{boardId}/activity/timeline' },
  { id: '2026-01-22', operations: 29, moved: 'GET /api/boards/{boardId}/activity/timeline' },
  { id: '2026-01-31', operations: 35, moved: 'GET /api/boards/{boardId}/timeline' },
])('$id has $operations operations, and $moved', ({ id, operations, moved }) => {
  const [version] = taskyVersions.versions.filter((one) => one.id === id);
  const keys = version ? bound(version).contract.operations.map(({ key }) => key) : [];
  expect(keys).toHaveLength(operations);
  expect(keys).toContain(moved);
});

test('what belongs to releases is not tolerated of an instance of our document', () => {
  const ids = new Set(tolerancesOf(tasky.tolerances ?? [], 'documented').map(({ id }) => id));
  expect([...ids].sort()).toEqual(['T1', 'T13', 'T14', 'T15', 'T21', 'T22', 'T23', 'T24', 'T26', 'T3']);
});
