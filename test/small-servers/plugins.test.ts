import { expect, test } from 'vitest';
import { plugins } from './plugins.ts';
import { accusations, doctorSays, proven, visitSmall } from './visit.ts';

test('what a POST overwrites is left alone, and what an unknown name has changed is on the receipt', async () => {
  const server = plugins();
  const { report, seen } = await visitSmall(server);
  expect(accusations(report)).toEqual([]);
  expect(seen).not.toContain('POST /wallpaper');
  const [disabled, wallpaper, terminals] = JSON.parse(server.state());
  expect([wallpaper, terminals]).toEqual(['a forest', ['1']]);
  expect(disabled.length).toBeGreaterThan(1);
  expect(report.cleanUp.left).toEqual([
    {
      path: 'PUT /plugins/{name}/disable',
      why: 'it succeeded with an identifier that nothing has: what it changed is not known',
      forGood: true,
      ...(disabled.length > 2 && { times: disabled.length - 1 }),
    },
  ]);
});

test('what is made is known by its name where nothing else in the response identifies it', async () => {
  const { report, seen } = await visitSmall(plugins());
  expect(proven(report)).toEqual(
    expect.arrayContaining(['GET /terminals/{terminal_id} 200', 'DELETE /terminals/{terminal_id} 204']),
  );
  expect(seen).not.toContain('DELETE /terminals/1');
});

test('the doctor names a POST that overwrites as one that may change existing data', async () => {
  expect(await doctorSays(plugins())).toContain(
    'POST /wallpaper writes the only resource that DELETE /wallpaper',
  );
});
