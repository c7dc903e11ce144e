import { expect, test } from 'vitest';
import { accusations } from '../small-servers/run-on.ts';
import { accusedWith, describeFramework, type Framework, installed, provenIn, visit } from './framework.ts';

const huma: Framework = {
  name: 'huma (Go)',
  command: installed('garden'),
  flags: [],
  needs: installed('garden'),
  folder: 'huma',
  document: '/openapi.json',
  target: { personas: { owner: { env: 'TOKEN_OF_ANN' } } },
  env: { TOKEN_OF_ANN: 'token-of-ann' },
};

const timeout = 60_000;

describeFramework(huma, () => {
  test('a correct server is accused of nothing', { timeout }, async () => {
    const visited = await visit(huma);
    expect(accusations(visited.report)).toEqual([]);
    expect(provenIn(visited)).toBeGreaterThanOrEqual(38);
  });

  test.each([
    ['secret-answered', []],
    ['null-beds', []],
    ['long-names-fail', []],
    ['filter-ignored', []],
  ])('%s: is found, and nothing else', { timeout }, async (planted, accused) => {
    expect(await accusedWith(huma, planted)).toEqual(accused);
  });
});
