import { parseArgs } from 'node:util';
import { postgresForTests } from '../../server/testing/postgres.ts';
import { fuzz } from './fuzz.ts';
import { killAgainAndAgain } from './kills.ts';
import { sqliteFile } from './sqlite-file.ts';
import { subjects } from './subjects.ts';

/** `npm run torture`: what the tests beside this file do, for as long as it takes to believe it. */

const { values: flags } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    kills: { type: 'string', default: '100' },
    only: { type: 'string', multiple: true },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

/** A server may need so much more memory, in MiB, after the first quarter of the requests: for what they have created. */
const GROWTH = 128;

const isWanted = (name: string): boolean => flags.only === undefined || flags.only.includes(name);
const seed = Number(flags.seed);
let isFine = true;

for (const subject of subjects.filter(({ name }) => isWanted(name))) {
  const start = Date.now();
  try {
    const { statuses, memory } = await fuzz(subject, { requests: Number(flags.requests), seed });
    const [early, late] = memory;
    const counts = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`);
    tell(subject.name, `${counts.join(', ')}; ${Math.round(early)} MiB, then ${Math.round(late)} MiB`, start);
    if (late - early > GROWTH) fail(subject.name, 'its memory grows');
  } catch (error) {
    fail(subject.name, `${error} (--seed ${seed})`);
  }
}

const databases = [
  { name: 'kills on sqlite', open: sqliteFile },
  { name: 'kills on postgres', open: postgresForTests },
];
for (const { name, open } of databases.filter(({ name }) => isWanted(name))) {
  const start = Date.now();
  const { url, drop } = await open();
  const killed = await killAgainAndAgain(url, Number(flags.kills));
  await drop();
  const { kills, acknowledged, repeated, lostWrites, lostDeliveries, renamedDeliveries } = killed;
  const lost = { writes: lostWrites.length, deliveries: lostDeliveries.length };
  tell(
    name,
    `${kills} kills, ${acknowledged} writes acknowledged, ${lost.writes} lost; ${lost.deliveries} deliveries lost, ${repeated} repeated, ${renamedDeliveries.length} under another id`,
    start,
  );
  if (lost.writes + lost.deliveries + renamedDeliveries.length > 0) fail(name, 'something is lost');
}
process.exitCode = isFine ? 0 : 1;

function tell(name: string, text: string, start: number): void {
  process.stdout.write(`${name}: ${text} (${Math.round((Date.now() - start) / 1000)} s)\n`);
}

function fail(name: string, reason: string): void {
  isFine = false;
  process.stdout.write(`${name}: FAILED, ${reason}\n`);
}
