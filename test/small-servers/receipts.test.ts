import { expect, test } from 'vitest';
import { agents } from './agents.ts';
import { boards } from './boards.ts';
import { searchedShelves, shelves } from './failures.ts';
import { tenants } from './tenants.ts';
import { accusations, doctorSays, expectAccused, visitSmall } from './visit.ts';

test.each([
  { fault: undefined, accused: [] },
  { fault: 'empty titles are taken' as const, accused: ['status-as-aimed POST /boards 400'] },
])('what is told in an envelope is removed; fault: $fault', async ({ fault, accused }) => {
  const { report, seen } = await expectAccused(boards({ fault }), accused);
  expect(report.cleanUp.lists).toEqual({ compared: 1, differences: [] });
  expect(report.cleanUp.created).toBeGreaterThan(0);
  expect(seen).not.toContain('DELETE /boards/b0');
});

test.each([
  { fault: undefined, accused: [] },
  { fault: 'short names are taken' as const, accused: ['status-as-aimed POST /tenants 400'] },
])('what is called as its request says is removed; fault: $fault', async ({ fault, accused }) => {
  const server = tenants({ fault });
  const { report, seen } = await visitSmall(server);
  expect(server.tenants()).toEqual(['default']);
  expect(accusations(report)).toEqual(accused);
  expect(seen).not.toContain('DELETE /tenants/default');
  expect(report.cleanUp.created).toBeGreaterThan(1);
  // The keys that it gave out are told, and come first.
  expect(report.cleanUp.left[0]).toMatchObject({ path: 'POST /keys', secrets: ['secret'], forGood: true });
  expect(report.cleanUp.left).toHaveLength(1);
});

test('a server that only says that it removes is accused of that, and the receipt names what stays', async () => {
  const server = tenants({ fault: 'a deletion is forgotten' });
  const { report } = await visitSmall(server, { flags: ['--exclude', 'POST /keys'] });
  expect(accusations(report)).toEqual([
    'status-as-aimed DELETE /tenants/{tenant} 404',
    'status-as-aimed GET /tenants/{tenant} 404',
  ]);
  const { created, removed, left } = report.cleanUp;
  const stays = server.tenants().filter((name) => name !== 'default');
  expect([created, removed]).toEqual([stays.length, 0]);
  expect(new Set(left.map(({ path }) => path))).toEqual(
    new Set(stays.map((name) => `/tenants/${encodeURIComponent(name)}`)),
  );
  expect(left[0]?.why).toBe('it was removed according to the response, but GET /tenants still shows it');
});

test('what a creation left that failed is told, although nothing in it is of the run', async () => {
  const server = shelves(false, { keepsFailures: true });
  const { report } = await visitSmall(server);
  const kept: readonly { readonly id: number }[] = JSON.parse(server.state());
  const stays = kept.filter(({ id }) => id !== 1).map(({ id }) => `/shelves/${id}`);
  expect(stays.length).toBeGreaterThan(0);
  const { created, removed, left } = report.cleanUp;
  expect(left.map(({ path }) => path)).toEqual(stays);
  expect(left[0]?.why).toBe(
    'it appeared during the run: POST /shelves returned 500, and may have created it',
  );
  expect(created - removed).toBe(stays.length);
});

test.each([{ keepsFailures: true }, { keepsFailures: false }])(
  'a search shows what a creation that failed left; keepsFailures: $keepsFailures',
  async ({ keepsFailures }) => {
    const server = searchedShelves({ keepsFailures });
    const { report } = await visitSmall(server);
    expect(accusations(report)).toContain('no-server-error POST /shelves 201');
    const kept: readonly { readonly id: number; readonly name: string }[] = JSON.parse(server.state());
    const stays = kept.filter(({ id }) => id !== 1);
    // What has the text of the run in it was found and removed.
    expect(stays.filter(({ name }) => name.includes(report.run.id))).toEqual([]);
    expect(report.cleanUp.left.map(({ path }) => path)).toEqual(stays.map(({ id }) => `/shelves/${id}`));
    expect(stays.length > 0).toBe(keepsFailures);
  },
);

test('what cannot be removed is told, and how often', async () => {
  const server = tenants({ removable: false });
  const { report, stdout } = await visitSmall(server, { flags: ['--exclude', 'POST /keys'] });
  const made = server.tenants().length - 1;
  expect(made).toBeGreaterThan(1);
  const { created, removed } = report.cleanUp;
  expect([created, removed]).toEqual([made, 0]);
  expect(stdout).toContain(`${made} left`);
});

test.each([
  {
    makesPools: true,
    differences: [{ list: 'POST /pools/filter', appeared: ['p1'], vanished: [], changed: [] }],
  },
  { makesPools: false, differences: [] },
])(
  'a search shows what a creation makes besides; makesPools: $makesPools',
  async ({ makesPools, differences }) => {
    const { report } = await visitSmall(agents({ makesPools }));
    expect(accusations(report)).toEqual([]);
    expect(report.cleanUp.left).toEqual([]);
    expect(report.cleanUp.lists).toEqual({ compared: 2, differences });
  },
);

test('the doctor says before a run what nothing removes', async () => {
  const stays = (says: string) =>
    says.match(/no operation removes what (.*): what a run creates there stays/)?.[1];
  expect(stays(await doctorSays(tenants()))).toBe('POST /keys creates');
  expect(stays(await doctorSays(tenants({ removable: false })))).toBe('POST /tenants, POST /keys create');
  expect(stays(await doctorSays(boards()))).toBeUndefined();
});
