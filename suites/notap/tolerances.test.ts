import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { at } from '../../suite/suite.ts';
import { tolerances } from './tolerances.ts';

const loaded = await loadBundled('specs/notap/openapi.yaml');
const { cells } = understand(loaded);

test('another status is tolerated for what the source does not decide, and nowhere else', () => {
  const counts = tolerances.map((tolerance) => {
    const count = tolerance.kind === 'status' ? cells.filter(({ id }) => tolerance.cells.test(id)).length : 0;
    return [tolerance.id, count] as const;
  });
  expect(counts.filter(([, count]) => count > 0)).toEqual([
    ['N1', 8],
    ['N6', 9],
    ['N7', 3],
    ['N15', 49],
    ['N16', 58],
    ['N17', 29],
    ['N22', 49],
    ['N22', 49],
    ['N23', 1],
    ['N24', 8],
    ['N25', 1],
  ]);
});

test('a success may have its members in `data`, as the source shows it', () => {
  const tolerant = tolerances.reduce(
    (before, tolerance) => (tolerance.kind === 'shape' ? tolerance.document(before) : before),
    loaded.document,
  );
  const schemas = at(tolerant, '/components/schemas');
  expect(at(schemas, '/InitiatedVerification/required')).toEqual(['success']);
  expect(at(schemas, '/InitiatedVerification/additionalProperties')).toBe(true);
  // Requests and errors stay as strict as they are.
  expect(at(schemas, '/NewEnrollment/required')).toEqual(['user_uuid', 'factors', 'device_id']);
  expect(at(schemas, '/Error/required')).toEqual(['success', 'error']);
});
