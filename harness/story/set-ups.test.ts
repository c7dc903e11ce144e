import { expect, it } from 'vitest';
import { Stop } from '../model/stop.ts';
import { createSetUps } from './set-ups.ts';

/** A creation that gets these statuses, one after the other. */
function creationWith(statuses: number[]): () => Promise<number> {
  return async () => {
    const status = statuses.shift() ?? 201;
    if (status > 299) throw new Stop('setup-failed', `POST /buckets returned ${status}`, { status });
    return status;
  };
}

it('sends a creation that worked before once more after a 409', async () => {
  const setUps = createSetUps();
  const create = creationWith([201, 409, 201]);
  await setUps.tryInOrder('POST /buckets', [create]);

  expect(await setUps.tryInOrder('POST /buckets', [create])).toBe(201);
});

it('sends it no third time', async () => {
  const setUps = createSetUps();
  const statuses = [201, 409, 409, 201];
  await setUps.tryInOrder('POST /buckets', [creationWith(statuses)]);

  await expect(setUps.tryInOrder('POST /buckets', [creationWith(statuses)])).rejects.toThrow(/409/);
  expect(statuses).toEqual([201]);
});

it('sends only once what never worked, and what is refused with another status', async () => {
  const never = [409, 201];
  await expect(createSetUps().tryInOrder('POST /buckets', [creationWith(never)])).rejects.toThrow(/409/);
  expect(never).toEqual([201]);

  const setUps = createSetUps();
  const other = [201, 403, 201];
  await setUps.tryInOrder('POST /buckets', [creationWith(other)]);
  await expect(setUps.tryInOrder('POST /buckets', [creationWith(other)])).rejects.toThrow(/403/);
  expect(other).toEqual([201]);
});
