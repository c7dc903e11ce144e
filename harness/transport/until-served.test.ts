import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReceivedResponse } from '../model/exchange.ts';
import type { Pace } from '../model/pace.ts';
import { createPace } from './create-pace.ts';
import { untilServed } from './until-served.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const refusal: ReceivedResponse = { status: 429, headers: {}, body: '' };

/** Every answer comes a minute after the one before it. */
function ask(pace: Pace, what: string, answers: readonly number[], asksFor = '60') {
  const left = [...answers];
  return untilServed(pace, {
    method: 'POST',
    what,
    send: async () => {
      const status = left.shift() ?? 429;
      vi.advanceTimersByTime(60_000);
      return { ...refusal, status, headers: { 'retry-after': asksFor } };
    },
    responseOf: (response) => response,
    isMeant: () => false,
  });
}

const inVain = 'it got 429, and no request was served for 60 s';

test('what nobody was served with for a minute is not waited for, by nobody', async () => {
  const pace = createPace();
  expect(await ask(pace, 'POST /books', [429, 429, 201])).toMatchObject({ gaveUp: inVain });
  expect(await ask(pace, 'POST /books', [429, 201])).toMatchObject({ gaveUp: inVain });
});

test('as soon as somebody is served, it is waited for again', async () => {
  const pace = createPace();
  await ask(pace, 'POST /books', [429, 429]);
  await ask(pace, 'POST /books', [201]);
  const { answer, gaveUp } = await ask(pace, 'POST /books', [429, 201]);
  expect([answer.status, gaveUp]).toEqual([201, undefined]);
});

test('something else is waited for', async () => {
  const pace = createPace();
  await ask(pace, 'POST /books', [429, 429]);
  expect(await ask(pace, 'PUT /books', [429, 200])).not.toHaveProperty('gaveUp');
});

test('who asks for a moment only, as clocks differ, is asked again', async () => {
  expect(await ask(createPace(), 'POST /books', [429, 429, 201], '1')).not.toHaveProperty('gaveUp');
});
