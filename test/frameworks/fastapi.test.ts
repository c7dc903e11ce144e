import { expect, test } from 'vitest';
import { accusations } from '../small-servers/visit.ts';
import { correct, describeFramework, type Framework, foundWith, installed, provenIn } from './framework.ts';

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

/** A run in a process of its own, and the one that it is held against. */
const timeout = 120_000;

describeFramework(fastapi, () => {
  test('a correct server is accused of nothing', { timeout }, async () => {
    const visited = await correct(fastapi);
    expect(accusations(visited.report)).toEqual([]);
    expect(provenIn(visited)).toBeGreaterThanOrEqual(88);
  });

  test.each([
    ['price-as-number', ['body-matches-schema GET /items/{item_id}: price must be a string']],
    ['sold-is-null', ['body-matches-schema GET /items/{item_id}: sold must be true or false']],
    ['wrong-discriminator', ['body-matches-schema GET /orders/{order_id}/payment: iban is required']],
    [
      'transfers-fail',
      ['no-server-error POST /orders: got 500: the server failed, and the document does not list that'],
    ],
    [
      'long-text-fails',
      ['no-server-error POST /items: got 500: the server failed, and the document does not list that'],
    ],
  ])('%s: is found, and nothing else', { timeout }, async (planted, found) => {
    expect(await foundWith(fastapi, planted)).toEqual(found);
  });
});
