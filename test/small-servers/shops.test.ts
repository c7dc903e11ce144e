import { expect, test } from 'vitest';
import { accusations, runSmall } from './run-small.ts';
import { shops } from './shops.ts';

test.each([
  { fault: undefined, accused: [] },
  {
    fault: 'unknown offers are found' as const,
    accused: ['status-as-aimed GET /shops/{shopId}/offers/{offerId} 404'],
  },
])(
  'what nothing makes is taken from its list, and not changed; fault: $fault',
  async ({ fault, accused }) => {
    const server = shops(fault === undefined ? {} : { fault });
    const before = server.state();
    const { report, seen } = await runSmall(server);
    expect(accusations(report)).toEqual(accused);
    expect(server.state()).toBe(before);
    expect(report.cleanUp).toMatchObject({ left: [] });
    expect(seen).toContain('GET /shops/s-81');
    expect(seen.filter((request) => /^DELETE \/shops\/s-8\d$/.test(request))).toEqual([]);
    const proven = report.cells.filter(({ verdict }) => verdict.kind === 'conformant').map(({ id }) => id);
    expect(proven).toEqual(
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
  const { report, seen } = await runSmall(shops(), ['--read-only']);
  expect(seen).toContain('GET /shops/s-81');
  expect(seen.filter((request) => !request.startsWith('GET'))).toEqual([]);
  expect(accusations(report)).toEqual([]);
});
