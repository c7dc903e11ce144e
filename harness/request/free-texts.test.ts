import { expect, test } from 'vitest';
import { freeTextsIn, textShown, withOtherFreeTexts } from './free-texts.ts';

const board = { board: { title: 'Plans', zone: 'Europe/Paris', columns: [{ title: 'To do' }] } };

test('free texts are found by the names of their members, in envelopes too, and not in lists', () => {
  expect(freeTextsIn(board)).toEqual([{ path: ['board', 'title'], value: 'Plans' }]);
});

test('others are made as long as the schema accepts them, and nobody keeps the old ones', () => {
  const accepts = (value: unknown) => JSON.stringify(value).length < 100;
  const other = withOtherFreeTexts(board, 'r1-1', { accepts, stays: () => false });
  expect(other?.json).toEqual({ board: { ...board.board, title: 'Plans r1-1' } });
  expect(
    withOtherFreeTexts(board, 'r1-1', { accepts, stays: ({ value }) => value === 'Plans' }),
  ).toBeUndefined();
  expect(withOtherFreeTexts(board, 'r1-1', { accepts: () => false, stays: () => false })).toBeUndefined();
});

test('a text is shown where it was sent, with or without the envelope of the request', () => {
  const text = { path: ['board', 'title'], value: 'Plans' };
  expect(textShown({ id: 7, title: 'Plans' }, text)).toBe('Plans');
  expect(textShown({ board: { title: 'Others' } }, text)).toBe('Others');
  expect(textShown({ id: 7, owner: { title: 'Dr' } }, text)).toBeUndefined();
});
