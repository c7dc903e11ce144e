import { expect, test } from 'vitest';
import { labels } from './labels.ts';
import { accusations, proven, visitSmall } from './visit.ts';

test('what a path takes by another member than the id is asked for by that member, and nothing of others is changed', async () => {
  const server = labels();
  const before = server.state();
  const { report } = await visitSmall(server);
  expect(accusations(report)).toEqual([]);
  expect(proven(report)).toEqual(
    expect.arrayContaining([
      'GET /labels/{name}/uses 200',
      'GET /labels/name/{name} 200',
      'DELETE /labels/name/{name} 204',
    ]),
  );
  expect(proven(report)).not.toContain('DELETE /labels/color/{color} 204');
  expect([server.state(), report.cleanUp.left]).toEqual([before, []]);
});

test('a name of which only the document suggests that it is taken accuses nobody', async () => {
  const { report } = await visitSmall(labels('names are not found'));
  expect(accusations(report)).toEqual([]);
});
