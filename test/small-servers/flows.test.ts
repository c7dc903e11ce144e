import { expect, test } from 'vitest';
import { flows } from './flows.ts';
import { accusations, expectAccused, visitSmall } from './visit.ts';

test('paths that end in a slash: what is made is used, and removed', async () => {
  const { report } = await expectAccused(flows(false), []);
  const notConformant = report.cells.filter(({ verdict }) => verdict.kind !== 'conformant');
  // Only the server knows a good page token; what refers to nothing has neither an unknown reference nor a second one.
  expect(notConformant.map(({ id }) => id)).toEqual([
    'POST /flows/ 404',
    'POST /runs/ 409',
    'GET /flows/next 200',
    'GET /flows/next 403',
  ]);
});

test('paths that end in a slash: a deletion that fails is found', async () => {
  const { report } = await visitSmall(flows(true));
  expect(accusations(report).toSorted()).toEqual([
    'no-server-error DELETE /runs/{id} 204',
    'no-server-error DELETE /runs/{id} 404',
    'no-server-error DELETE /runs/{id} 422',
    'no-server-error null',
  ]);
});
