import { AssertionError } from 'node:assert';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Stop } from '../../harness/model/stop.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import { guarded } from './own-mistake.ts';

const file = { name: 'own.story.ts', path: fileURLToPath(import.meta.url) };

function failing(error: unknown, mustFit = true): Promise<never> {
  const fail = async (): Promise<never> => {
    throw error;
  };
  return guarded(fail, { file, what: 'the story "One"', mustFit })();
}

test('what the target did is no mistake of the story', async () => {
  for (const error of [new Stop('answered-otherwise', 'got 500'), new UnreachableError('nobody there')])
    await expect(failing(error)).rejects.toBe(error);
});

test('what a version of the API lacks is no mistake either', async () => {
  const error = new Stop('does-not-fit', 'the document has no operation lend');
  await expect(failing(error, false)).rejects.toBe(error);
  await expect(failing(error)).rejects.toThrow(
    /^own\.story\.ts:\d+: the story "One" does not fit the document: the document has no operation lend$/,
  );
});

test('a mistake has the line where it was made', async () => {
  await expect(failing(new TypeError('x is not a function\nand more'))).rejects.toThrow(
    /^own\.story\.ts:\d+: the story "One" failed with TypeError: x is not a function$/,
  );
});

test('who asserts is told how a story says what has to be true', async () => {
  const error = new AssertionError({ message: 'no', actual: 1, expected: 2 });
  await expect(failing(error)).rejects.toThrow('story.claim(answer, { sentence, holds })');
});
