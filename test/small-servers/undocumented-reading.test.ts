import { expect, test } from 'vitest';
import { type Asked, json } from './small-server.ts';
import { accusations, visitSmall } from './visit.ts';

test('a failure of a reading that the document does not have is a defect, and of no cell', async () => {
  const media = { ...{ type: 'object', required: ['id'] }, properties: { id: { type: 'integer' } } };
  const post = { responses: { 201: { description: 'Made', content: json(media) } } };
  const { report } = await visitSmall({
    document: {
      openapi: '3.1.0',
      info: { title: 'Surveys', version: '1' },
      paths: { '/surveys': { post } },
    },
    answer: ({ method }: Asked) =>
      method === 'POST' ? { status: 201, json: { id: 1 } } : { status: 500, json: {} },
  });
  expect(accusations(report)).toEqual(['no-server-error null']);
  const cells = report.cells.map(({ id }) => id);
  expect(report.defects.flatMap((defect) => defect.cells).filter((id) => !cells.includes(id))).toEqual([]);
});
