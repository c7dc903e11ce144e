import { expect, test } from 'vitest';
import { createOutages } from './outages.ts';

const outages = () =>
  createOutages({ rest: async () => undefined }, { suspects: () => '', excuse: () => undefined });
const valid = 'POST /storages with a valid request';
const invalid = 'POST /storages with a request that is not valid, or unusual';

test('requests of a kind that never get a response are not sent for ever', () => {
  const { silent, whyNot } = outages();
  silent(valid);
  expect(whyNot(valid)).toBeUndefined();
  silent(valid);
  expect(whyNot(valid)).toBe(
    'POST /storages with a valid request got no response 4 times, and never one: no more of these requests are sent',
  );
  expect(whyNot(invalid)).toBeUndefined();
});

test('what is answered at times is sent on, but not for ever', () => {
  const { silent, answered, whyNot } = outages();
  answered(valid);
  for (let times = 0; times < 2; times++) silent(valid);
  expect(whyNot(valid)).toBeUndefined();
  silent(valid);
  expect(whyNot(valid)).toBe(
    'POST /storages with a valid request got no response 6 times: no more of these requests are sent',
  );
});
