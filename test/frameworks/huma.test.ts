import { expect, test } from 'vitest';
import { accusations } from '../small-servers/visit.ts';
import { correct, describeFramework, type Framework, foundWith, installed, provenIn } from './framework.ts';

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

/** A run in a process of its own, and the one that it is held against. */
const timeout = 120_000;

describeFramework(huma, () => {
  test('a correct server is accused of nothing', { timeout }, async () => {
    const visited = await correct(huma);
    expect(accusations(visited.report)).toEqual([]);
    expect(provenIn(visited)).toBeGreaterThanOrEqual(38);
  });

  test.each([
    [
      'secret-answered',
      [
        'no-write-only-members GET /plants/{id}: got secret, which is write-only',
        'no-write-only-members GET /plants: got secret, which is write-only',
        'no-write-only-members PATCH /plants/{id}: got secret, which is write-only',
        'no-write-only-members POST /plants: got secret, which is write-only',
        'no-write-only-members PUT /plants/{id}: got secret, which is write-only',
      ],
    ],
    ['null-beds', ['body-matches-schema POST /plants: beds must be an array']],
    [
      'long-names-fail',
      ['answered POST /plants: got no response, twice: the connection was closed before the response'],
    ],
  ])('%s: is found, and nothing else', { timeout }, async (planted, found) => {
    expect(await foundWith(huma, planted)).toEqual(found);
  });
});
