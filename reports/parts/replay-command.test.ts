import { expect, test } from 'vitest';
import { replayCommand } from './replay-command.ts';

test.each([
  [['--target', 'mock'], 'a/b', 'npx assay run --target mock --replay a/b'],
  [
    ['my api.yaml', '--target', 'http://host:1/v1'],
    "authorization › nobody's",
    `npx assay run 'my api.yaml' --target http://host:1/v1 --replay 'authorization › nobody'\\''s'`,
  ],
  [undefined, 'a/b', undefined],
])('%j and %s', (command, scenario, line) => {
  expect(replayCommand(command === undefined ? {} : { command }, scenario)).toBe(line);
});
