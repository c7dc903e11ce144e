import { expect, test } from 'vitest';
import { shops } from './shops.ts';
import { accusations, expectAccused, proven, visitSmall } from './visit.ts';

test.each([
  { fault: undefined, accused: [] },
  {
    fault: 'unknown offers are found' as const,
    accused: ['status-as-aimed GET /shops/{shopId}/offers/{offerId} 404'],
  },
])(
  'what nothing makes is taken from its list, and not changed; fault: $fault',
  async ({ fault, accused }) => {
    const { report, seen } = await expectAccused(shops({ fault }), accused);
    expect(seen).toContain('GET /shops/s-81');
    expect(seen.filter((request) => /^DELETE \/shops\/s-8\d$/.test(request))).toEqual([]);
    expect(proven(report)).toEqual(
      expect.arrayContaining([
        'GET /shops/{shopId} 200',
        'POST /shops/{shopId}/offers 201',
        'GET /shops/{shopId}/offers/{offerId} 200',
        'DELETE /shops/{shopId}/offers/{offerId} 204',
      ]),
    );
  },
);

test('a read-only run reads what the list shows', async () => {
  const { report, seen } = await visitSmall(shops(), { flags: ['--read-only'] });
  expect(seen).toContain('GET /shops/s-81');
  expect(seen.filter((request) => !request.startsWith('GET'))).toEqual([]);
  expect(accusations(report)).toEqual([]);
});
