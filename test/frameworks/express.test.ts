import { expect, test } from 'vitest';
import { accusations } from '../small-servers/visit.ts';
import { correct, describeFramework, type Framework, foundWith, provenIn } from './framework.ts';

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

/** A run in a process of its own, and the one that it is held against. */
const timeout = 120_000;

describeFramework(express, () => {
  test('a correct server is accused of nothing', { timeout }, async () => {
    const visited = await correct(express);
    expect(accusations(visited.report)).toEqual([]);
    expect(provenIn(visited)).toBeGreaterThanOrEqual(32);
  });

  test.each([
    [
      'wrong-discriminator',
      [
        'body-matches-schema GET /animals/{animalId}: wingspan is required',
        'body-matches-schema POST /animals: wingspan is required',
        'body-matches-schema PUT /animals/{animalId}: wingspan is required',
      ],
    ],
    [
      'password-answered',
      [
        'no-write-only-members GET /keepers/{email}: got password, which is write-only',
        'no-write-only-members POST /keepers: got password, which is write-only',
      ],
    ],
    [
      'tricks-fail',
      ['no-server-error POST /animals: got 500: the server failed, and the document does not list that'],
    ],
    [
      'long-name-fails',
      ['no-server-error POST /keepers: got 500: the server failed, and the document does not list that'],
    ],
  ])('%s: is found, and nothing else', { timeout }, async (planted, found) => {
    const all = await foundWith(express, planted);
    // Whether the list is read while one of them exists depends on what runs at that moment.
    const inLists = 'body-matches-schema GET /animals: items[].wingspan is required';
    expect(all.filter((finding) => finding !== inLists)).toEqual(found);
  });
});
