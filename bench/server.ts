import { fileURLToPath } from 'node:url';
import { type Measured, measure, type Scenario } from './load.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { benches } from './servers/benches.ts';
import type { BenchScenario, ServerBench } from './servers/server-bench.ts';
import { table } from './table.ts';

/**
 * A reference server against a bare Fastify: same machine, one run. `npm run bench:server -- tasky` measures that of
 * Tasky, without a name that of TMI. Exits with 1 if a goal is missed. Takes about a minute.
 */
const [name = 'tmi'] = process.argv.slice(2);
const bench = benches.find(({ api }) => api === name);
if (!bench) {
  process.stderr.write(`Give one of these: ${benches.map(({ api }) => api).join(', ')}\n`);
  process.exit(2);
}

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

/** p99 at most, in times of p50. */
const tailGoal = 10;
const coldStartGoalMs = 500;
/** Memory after 100,000 requests, in times of that after 10,000. */
const growthGoal = 1.2;

const warmUpSeconds = 1;
const seconds = 4;
const coldStarts = 5;

// Requests are not what is measured where they are written to a log.
Object.assign(process.env, bench.settings, { LOG_LEVEL: 'warn' });

/** Starts several times and keeps the last one running. */
async function startReference({
  api,
  ready,
}: ServerBench): Promise<{ server: ServerProcess; coldStartMs: number }> {
  const args = (port: number) => [main, 'serve', api, '--port', String(port)];
  const probe = { path: ready, headers: {} };
  // The first start fills the compile cache, so that it is not counted.
  await (await startServer(args, probe)).stop();
  const times: number[] = [];
  for (let left = coldStarts; ; left -= 1) {
    const server = await startServer(args, probe);
    times.push(server.coldStartMs);
    const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    if (left === 1) return { server, coldStartMs: median };
    await server.stop();
  }
}

/** What reads and writes leave in memory, where what is written replaces what was there. */
async function growthOf(
  { url, memory }: ServerProcess,
  read: Scenario,
  replace: Scenario,
): Promise<readonly [number, number]> {
  const send = async (requests: number) => {
    await measure(url, read, { requests: requests / 2 });
    await measure(url, replace, { requests: requests / 2 });
    return memory();
  };
  const early = await send(10_000);
  return [early, await send(90_000)];
}

const { server, coldStartMs } = await startReference(bench);
const scenarios = await bench.prepare(server.url);
const bare = await bench.startBare(server, scenarios);
const [read] = scenarios;
if (!read) throw new Error('there is nothing to read');
const [early, late] = await growthOf(server, read, await bench.replace(server.url, scenarios));

const results: { readonly scenario: BenchScenario; readonly ours: Measured; readonly limit: Measured }[] = [];
for (const [index, scenario] of scenarios.entries()) {
  const sentToBare = bare.scenarios[index] ?? scenario;
  await measure(bare.server.url, sentToBare, warmUpSeconds);
  const limit = await measure(bare.server.url, sentToBare, seconds);
  await measure(server.url, scenario, warmUpSeconds);
  results.push({ scenario, ours: await measure(server.url, scenario, seconds), limit });
}
await Promise.all([server.stop(), bare.server.stop()]);

const share = ({ ours, limit }: { readonly ours: Measured; readonly limit: Measured }) =>
  ours.perSecond / limit.perSecond;
const percent = (value: number) => `${(value * 100).toFixed(0)} %`;

const rows = results.flatMap((result) => [
  [result.scenario.name, 'reference', ...numbers(result.ours), percent(share(result))],
  [result.scenario.name, 'bare Fastify', ...numbers(result.limit), ''],
]);

function numbers({ perSecond, p50, p99 }: Measured): string[] {
  return [Math.round(perSecond).toLocaleString('en'), `${p50} ms`, `${p99} ms`];
}

const missed = [
  ...results
    .filter((result) => share(result) < result.scenario.goal)
    .map(
      ({ scenario, ...result }) =>
        `${scenario.name}: ${percent(share(result))} of bare Fastify, the goal is ${percent(scenario.goal)}`,
    ),
  ...results
    .filter(({ ours }) => ours.p99 > tailGoal * ours.p50)
    .map(({ scenario, ours }) => `${scenario.name}: p99 is ${(ours.p99 / ours.p50).toFixed(1)} × p50`),
  ...(coldStartMs > coldStartGoalMs ? [`cold start ${Math.round(coldStartMs)} ms`] : []),
  ...(late > growthGoal * early ? [`memory grows ${(late / early).toFixed(2)} times`] : []),
];
const lines = [
  table(['scenario', 'server', 'requests/s', 'p50', 'p99', 'of bare'], rows),
  '',
  `Cold start ${Math.round(coldStartMs)} ms; memory ${Math.round(early)} MiB after 10,000 requests, ${Math.round(late)} MiB after 100,000.`,
  missed.length === 0 ? 'Every goal is met.' : missed.map((goal) => `Missed: ${goal}`).join('\n'),
];
process.stdout.write(`${lines.join('\n')}\n`);
if (missed.length > 0) process.exitCode = 1;
