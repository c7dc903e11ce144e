import { expect, onTestFinished, test } from 'vitest';
import { killAgainAndAgain } from './kills.ts';
import { sqliteFile } from './sqlite-file.ts';

test('a server that is killed under load loses no write and no delivery', async () => {
  const { url, drop } = await sqliteFile();
  onTestFinished(drop);
  const killed = await killAgainAndAgain(url, 2);
  expect(killed).toMatchObject({ lostWrites: [], lostDeliveries: [], renamedDeliveries: [] });
  expect(killed.acknowledged).toBeGreaterThan(0);
});
