import { expect, test } from 'vitest';
import { type PageFault, pages } from './pages.ts';
import { expectAccused, proven } from './visit.ts';

test('a server that wants an If-Match gets one, and is proven', async () => {
  const { report } = await expectAccused(pages(), []);
  expect(proven(report)).toEqual(
    expect.arrayContaining([
      'PUT /pages/{pageId} 200',
      'PUT /pages/{pageId} 400',
      'PUT /pages/{pageId} 404',
      'PUT /pages/{pageId} 412',
      'PUT /pages/{pageId} 428',
      'DELETE /pages/{pageId} 204',
      'DELETE /pages/{pageId} 412',
      'DELETE /pages/{pageId} 428',
    ]),
  );
});

test.each<{ fault: PageFault; accused: string[] }>([
  {
    fault: 'stale If-Match is taken',
    accused: ['claim PUT /pages/{pageId} 200', 'status-as-aimed PUT /pages/{pageId} 412'],
  },
  { fault: 'updates overwrite each other', accused: ['claim PUT /pages/{pageId} 200'] },
  { fault: 'If-Match is not needed', accused: [] },
])('$fault', async ({ fault, accused }) => {
  await expectAccused(pages({ fault }), accused);
});
