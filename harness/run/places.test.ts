import { expect, test } from 'vitest';
import { Places } from './places.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('who waits aside gives a place, and others begin only when there are places again', async () => {
  const places = new Places(() => 1);
  const log: string[] = [];
  const begin = (id: string) => places.take(id).then(() => log.push(id));
  await begin('one');
  void begin('two');
  await settled();
  expect(log).toEqual(['one']);
  const wait = Promise.withResolvers<void>();
  const aside = places.aside('one', () => wait.promise);
  await settled();
  expect(log).toEqual(['one', 'two']);
  void begin('three');
  wait.resolve();
  await aside;
  places.give('two');
  await settled();
  expect(log).toEqual(['one', 'two']);
  places.give('one');
  await settled();
  expect(log).toEqual(['one', 'two', 'three']);
});

test('two requests of one scenario that wait are one scenario aside', async () => {
  const places = new Places(() => 1);
  await places.take('one');
  const waits = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const asides = waits.map(({ promise }) => places.aside('one', () => promise));
  await places.take('two');
  for (const { resolve } of waits) resolve();
  await Promise.all(asides);
  const third = places.take('three').then(() => 'begun');
  places.give('two');
  expect(await Promise.race([third, settled().then(() => 'waiting')])).toBe('waiting');
  places.give('one');
  expect(await third).toBe('begun');
});

test('only so many wait aside, and what is in no scenario just waits', async () => {
  const places = new Places(() => 1);
  const wait = Promise.withResolvers<void>();
  const asides = ['a', 'b', 'c', 'd'].map(async (id) => {
    await places.take(id);
    return places.aside(id, () => wait.promise);
  });
  await settled();
  const fifth = places.take('fifth').then(() => 'begun');
  expect(await Promise.race([fifth, settled().then(() => 'waiting')])).toBe('waiting');
  wait.resolve();
  await Promise.all(asides);
  for (const id of ['a', 'b', 'c', 'd']) places.give(id);
  expect(await fifth).toBe('begun');
  await places.aside('nobody', async () => {});
});
