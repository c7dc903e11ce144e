import { expect, test } from 'vitest';
import { accusedWith, describeFramework, type Framework, installed, provenIn, visit } from './framework.ts';
import { accusations } from '../small-servers/run-on.ts';

const fastapi: Framework = {
  name: 'FastAPI',
  command: installed('venv/bin/python'),
  flags: ['serve.py'],
  needs: installed('venv/bin/uvicorn'),
  folder: 'fastapi',
  document: '/openapi.json',
  target: {
    auth: {
      kind: 'login',
      operation: 'POST /token',
      token: '/access_token',
      personas: {
        owner: { username: 'ann', password: { env: 'PASSWORD_OF_ANN' } },
        stranger: { username: 'bob', password: { env: 'PASSWORD_OF_BOB' } },
      },
    },
    personas: {
      owner: { schemes: { APIKeyHeader: { env: 'KEY_OF_ANN' }, HTTPBasic: { env: 'LOGIN_OF_ANN' } } },
    },
  },
  env: {
    PASSWORD_OF_ANN: 'correct horse',
    PASSWORD_OF_BOB: 'battery staple',
    KEY_OF_ANN: 'key-of-ann',
    LOGIN_OF_ANN: 'ann:correct horse',
  },
};

const timeout = 60_000;

describeFramework(fastapi, () => {
  test('a correct server is accused of nothing', { timeout }, async () => {
    const visited = await visit(fastapi);
    expect(accusations(visited.report)).toEqual([]);
    expect(provenIn(visited)).toBeGreaterThanOrEqual(88);
  });

  test.each([
    ['price-as-number', []],
    ['sold-is-null', []],
    ['wrong-discriminator', []],
    ['long-text-fails', []],
    ['filter-ignored', []],
  ])('%s: is found, and nothing else', { timeout }, async (planted, accused) => {
    expect(await accusedWith(fastapi, planted)).toEqual(accused);
  });
});
