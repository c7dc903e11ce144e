import { expect, test } from 'vitest';
import { understand } from '../../../contract/contract.ts';
import { loadBundled } from '../../../contract/document/load.ts';
import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { members } from './members.ts';
import { notapVersions } from './versions.ts';

const { operations } = understand(await loadBundled('specs/notap/openapi.yaml'));

/** An instance that returns the same to every request, except that unknown paths are in the response. */
function probing(status: number, json: (path: string) => unknown): Probing {
  const seen = async ({ target }: { readonly target: string }): Promise<Seen> => ({
    ...{ id: 'p1', status, json: json(target), words: `GET ${target} returned ${status}` },
    headers: { 'content-type': 'application/json' },
  });
  return {
    ...{ ask: seen, attempt: seen, make: seen, atLast: () => {}, isAdministrator: false, mark: 'mark' },
    once: (_, work) => work(),
  };
}

const families = notapVersions.capabilities.filter(({ id }) => id !== 'members');

test.each([
  ['none', 404, (path: string) => ({ error: 'Not found', path })],
  ['yes', 401, () => ({ success: false, error: 'Authentication required' })],
  ['yes', 404, (path: string) => ({ success: false, error: `No ${path}` })],
] as const)('families are told: %s', async (value, status, json) => {
  const told = await Promise.all(families.map(({ tell }) => tell(probing(status, json))));
  expect(told.map((one) => one?.value)).toEqual(families.map(() => value));
});

test('without all families, nine operations are left', () => {
  const lacked = families.flatMap(({ values }) => values.flatMap(({ change }) => change?.lacks ?? []));
  const left = operations.filter(({ key }) => !lacked.some((one) => one.operations.test(key)));
  expect(left.map(({ key }) => key)).toEqual([
    'POST /v1/enrollment/store',
    'GET /v1/enrollment/retrieve/{uuid}',
    'DELETE /v1/enrollment/delete/{uuid}',
    'GET /v1/enrollment/export/{uuid}',
    'POST /v1/verification/initiate',
    'POST /v1/verification/verify',
    'GET /v1/verification/status/{sessionId}',
    'GET /v1/admin/stats',
    'GET /health',
  ]);
});

test('members in `data` are read as those beside `success`', async () => {
  const chains = { success: true, data: { chains: [] } };
  expect((await members.tell(probing(200, () => chains)))?.value).toBe('in-data');
  expect((await members.tell(probing(200, () => ({ success: true, chains: [] }))))?.value).toBe('beside');
  const heard = members.values[1]?.change?.heard;
  expect(heard?.(chains, 'listChains', { named: () => undefined })).toEqual({ ...chains, chains: [] });
});
