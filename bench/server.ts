import { fileURLToPath } from 'node:url';
import { answerTo, type Measured, measure, type Scenario } from './load.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { table } from './table.ts';

/**
 * The reference server against a bare Fastify that sends the same bytes: same machine, one run. Exits with 1 if a goal
 * is missed. Takes about a minute.
 */
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const reference = (port: number) => [file('../cli/main.ts'), 'serve', '--port', String(port)];
const bareFastify = (port: number) => [file('./bare-fastify.ts'), String(port)];

const model = {
  name: 'Payment System Threat Model',
  description: 'Security analysis for payment processing',
  threat_model_framework: 'STRIDE',
  metadata: [{ key: 'review-status', value: 'approved' }],
};
const listed = 20;

/** The share of the bare server's requests per second that the reference server has to reach. */
const goals: Readonly<Record<string, number>> = { 'GET one': 0.3, POST: 0.15, 'list of 20': 0.15 };
/** p99 at most, in times of p50. */
const tailGoal = 10;
const coldStartGoalMs = 500;
/** Memory after 100,000 requests, in times of that after 10,000. */
const growthGoal = 1.2;

const warmUpSeconds = 1;
const seconds = 4;
const coldStarts = 5;

// Requests are not what is measured where they are written to a log.
process.env.LOG_LEVEL = 'warn';

/** Starts several times and keeps the last one running. */
async function startReference(): Promise<{ server: ServerProcess; coldStartMs: number }> {
  const probe = { path: '/', headers: {} };
  // The first start fills the compile cache, so that it is not counted.
  await (await startServer(reference, probe)).stop();
  const times: number[] = [];
  for (let left = coldStarts; ; left -= 1) {
    const server = await startServer(reference, probe);
    times.push(server.coldStartMs);
    const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    if (left === 1) return { server, coldStartMs: median };
    await server.stop();
  }
}

/** Logs in, makes what is read, and says what is sent. */
async function prepare({ url }: ServerProcess): Promise<readonly Scenario[]> {
  const login = await fetch(`${url}/oauth2/authorize?scope=openid&login_hint=alice`);
  const { access_token } = (await login.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  const post: Scenario = {
    name: 'POST',
    method: 'POST',
    path: '/threat_models',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(model),
    expected: 201,
  };
  const made = Array.from({ length: listed }, () => answerTo(url, post));
  const [first] = await Promise.all(made);
  const { id } = JSON.parse(first?.text ?? '{}') as { id: string };
  const get = { method: 'GET', headers, expected: 200 } as const;
  return [
    { name: 'GET one', path: `/threat_models/${id}`, ...get },
    { name: 'list of 20', path: '/threat_models', ...get },
    post,
  ];
}

/** Answers with what the reference server answers, one path per scenario. */
async function startBare({ url }: ServerProcess, scenarios: readonly Scenario[]): Promise<ServerProcess> {
  const answers = await Promise.all(
    scenarios.map(async (scenario, index) => {
      const { status, headers, text } = await answerTo(url, scenario);
      const hopByHop = ['connection', 'keep-alive', 'date', 'content-length'];
      const kept = [...headers].filter(([name]) => !hopByHop.includes(name));
      return {
        method: scenario.method,
        path: `/${index}`,
        status,
        headers: Object.fromEntries(kept),
        body: text,
      };
    }),
  );
  return startServer(bareFastify, { path: '/0', headers: {} }, JSON.stringify(answers));
}

/** What reads and writes leave in memory, where what is written replaces what was there. */
async function growthOf(
  { url, memory }: ServerProcess,
  [read]: readonly Scenario[],
): Promise<readonly [number, number]> {
  if (!read) throw new Error('there is nothing to read');
  const replace: Scenario = {
    ...read,
    name: 'PUT',
    method: 'PUT',
    headers: { ...read.headers, 'content-type': 'application/json' },
    body: JSON.stringify(model),
  };
  const send = async (requests: number) => {
    await measure(url, read, { requests: requests / 2 });
    await measure(url, replace, { requests: requests / 2 });
    return memory();
  };
  const early = await send(10_000);
  return [early, await send(90_000)];
}

const { server, coldStartMs } = await startReference();
const scenarios = await prepare(server);
const bare = await startBare(server, scenarios);
const [early, late] = await growthOf(server, scenarios);

const results: { readonly scenario: Scenario; readonly ours: Measured; readonly limit: Measured }[] = [];
for (const [index, scenario] of scenarios.entries()) {
  const sentToBare = { ...scenario, path: `/${index}` };
  await measure(bare.url, sentToBare, warmUpSeconds);
  const limit = await measure(bare.url, sentToBare, seconds);
  await measure(server.url, scenario, warmUpSeconds);
  results.push({ scenario, ours: await measure(server.url, scenario, seconds), limit });
}
await Promise.all([server.stop(), bare.stop()]);

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
    .filter((result) => share(result) < (goals[result.scenario.name] ?? 0))
    .map(({ scenario, ...result }) => {
      const goal = percent(goals[scenario.name] ?? 0);
      return `${scenario.name}: ${percent(share(result))} of bare Fastify, the goal is ${goal}`;
    }),
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
