import { expect, test } from 'vitest';
import { flows } from './flows.ts';
import { accusations, visitSmall } from './visit.ts';

/** Of a run in a process of its own. */
const timeout = 60_000;

test('paths that end in a slash: what is made is used, and removed', { timeout }, async () => {
  const right = flows(false);
  const before = right.state();
  const { report } = await visitSmall(right);
  expect(accusations(report)).toEqual([]);
  expect(right.state()).toBe(before);
  expect(report.cleanUp.left).toEqual([]);
  const notConformant = report.cells.filter(({ verdict }) => verdict.kind !== 'conformant');
  // Only the server knows a good page token; what refers to nothing has neither an unknown reference nor a second one.
  expect(notConformant.map(({ id }) => id)).toEqual([
    'POST /flows/ 404',
    'POST /runs/ 409',
    'GET /flows/next 200',
    'GET /flows/next 403',
  ]);
});

test('paths that end in a slash: a deletion that fails is found', { timeout }, async () => {
  const { report } = await visitSmall(flows(true));
  expect(accusations(report).toSorted()).toEqual([
    'no-server-error DELETE /runs/{id} 204',
    'no-server-error DELETE /runs/{id} 404',
    'no-server-error DELETE /runs/{id} 422',
    'no-server-error null',
  ]);
});
