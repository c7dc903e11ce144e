import { expect, test } from 'vitest';
import { accusations } from '../small-servers/run-on.ts';
import { accusedWith, describeFramework, type Framework, provenIn, visit } from './framework.ts';

const express: Framework = {
  name: 'Express',
  command: process.execPath,
  flags: ['server.js'],
  needs: 'test/frameworks/express/node_modules/express',
  folder: 'express',
  document: 'openapi.yaml',
  target: { personas: { owner: { env: 'SESSION_OF_ANN' } } },
  env: { SESSION_OF_ANN: 'session-of-ann' },
};

const timeout = 60_000;

describeFramework(express, () => {
  test('a correct server is accused of nothing', { timeout }, async () => {
    const visited = await visit(express);
    expect(accusations(visited.report)).toEqual([]);
    expect(provenIn(visited)).toBeGreaterThanOrEqual(32);
  });

  test.each([
    ['wrong-discriminator', []],
    ['password-answered', []],
    ['long-name-fails', []],
    ['filter-ignored', []],
  ])('%s: is found, and nothing else', { timeout }, async (planted, accused) => {
    expect(await accusedWith(express, planted)).toEqual(accused);
  });
});
