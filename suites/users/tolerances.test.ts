import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { tolerances } from './tolerances.ts';

const { cells } = understand(await loadBundled('specs/users/openapi.yaml'));

test('200 is tolerated for the three creations', () => {
  const tolerated = tolerances.flatMap((tolerance) =>
    tolerance.kind === 'status' && tolerance.id === 'U6'
      ? cells.filter(({ id }) => tolerance.cells.test(id)).map(({ id }) => id)
      : [],
  );
  expect(tolerated.toSorted()).toEqual([
    'POST /api/v1/auth/sign-up 201',
    'POST /api/v1/permissions 201',
    'POST /api/v1/roles 201',
  ]);
});
