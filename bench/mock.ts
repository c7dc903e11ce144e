import { fileURLToPath } from 'node:url';
import { answerTo, type Measured, measure, type Scenario } from './load.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { table } from './table.ts';

/**
 * The mock against Prism and against a bare Fastify that sends the same bytes: same document, same machine, one run.
 * Exits with 1 if a goal is missed. Takes less than two minutes.
 */
const collection = '/threat_models/550e8400-e29b-41d4-a716-446655440000/threats';
const item = `${collection}/0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e01`;
const authorization = { authorization: 'Bearer alice:owner' };
const json = { ...authorization, 'content-type': 'application/json' };
const valid = { name: 'Card data read in transit', severity: 'High', score: 7.5, mitigated: false };

const scenarios: readonly Scenario[] = [
  { name: 'GET one', method: 'GET', path: item, headers: authorization, expected: 200 },
  {
    name: 'POST valid',
    method: 'POST',
    path: collection,
    headers: json,
    body: JSON.stringify(valid),
    expected: 201,
  },
  {
    name: 'POST invalid',
    method: 'POST',
    path: collection,
    headers: json,
    body: '{"score":7.5}',
    expected: 400,
  },
  { name: 'no credentials', method: 'GET', path: item, headers: {}, expected: 401 },
];

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const assay = (port: number) => [file('../cli/main.ts'), 'mock', 'tmi', '--port', String(port)];
const commands = {
  stateless: (port: number) => [...assay(port), '--stateless'],
  stateful: assay,
  Prism: (port: number) => [
    fileURLToPath(import.meta.resolve('@stoplight/prism-cli')),
    ...['mock', '-v', 'error', '-p', String(port), file('../specs/tmi/openapi.yaml')],
  ],
} as const;

/** Times Prism's requests per second, by scenario. */
const goals: Readonly<Record<'stateless' | 'stateful', Readonly<Record<string, number>>>> = {
  stateless: { 'GET one': 20, 'no credentials': 20, 'POST valid': 15, 'POST invalid': 15 },
  stateful: { 'GET one': 10, 'no credentials': 10, 'POST valid': 7.5, 'POST invalid': 7.5 },
};
const coldStartGoalMs = 400;
const memoryGoalMiB = 150;

const probe = { path: item, headers: authorization };
const warmUpSeconds = 1;
const seconds = 3;

/** Starts several times and keeps the last one running. */
async function start(command: (port: number) => readonly string[], times: number) {
  const coldStarts: number[] = [];
  for (let left = times; ; left -= 1) {
    const server = await startServer(command, probe);
    coldStarts.push(server.coldStartMs);
    if (left === 1) return { server, coldStartMs: median(coldStarts) };
    await server.stop();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Answers with what the mock answers, one path per scenario. */
async function startBare(like: ServerProcess) {
  const answers = await Promise.all(
    scenarios.map(async (scenario, index) => {
      const { status, headers, text } = await answerTo(like.url, scenario);
      const kept = [
        'content-type',
        'cache-control',
        'x-content-type-options',
        'location',
        'www-authenticate',
      ];
      const sent = kept.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : []));
      return {
        method: scenario.method,
        path: `/${index}`,
        status,
        headers: Object.fromEntries(sent),
        body: text,
      };
    }),
  );
  const command = (port: number) => [file('./servers/fixed-answers.ts'), String(port)];
  return startServer(command, { path: '/0', headers: {} }, JSON.stringify(answers));
}

// The first start fills the compile cache, so that it is not counted.
await (await startServer(commands.stateless, probe)).stop();
const stateless = await start(commands.stateless, 5);
const stateful = await start(commands.stateful, 5);
const prism = await start(commands.Prism, 3);
const bare = { server: await startBare(stateless.server), coldStartMs: undefined };
const servers = { stateless, stateful, 'bare Fastify': bare, Prism: prism } as const;
type Name = keyof typeof servers;
const names = Object.keys(servers) as Name[];

const results = new Map<string, Measured>();
for (const [index, scenario] of scenarios.entries()) {
  for (const name of names) {
    const sent = name === 'bare Fastify' ? { ...scenario, path: `/${index}` } : scenario;
    const { url } = servers[name].server;
    await answerTo(url, sent);
    await measure(url, sent, warmUpSeconds);
    results.set(`${name} ${scenario.name}`, await measure(url, sent, seconds));
  }
}
const memory = Object.fromEntries(names.map((name) => [name, servers[name].server.memory()])) as Record<
  Name,
  number
>;
await Promise.all(names.map((name) => servers[name].server.stop()));

const ratio = (name: Name, scenario: string) =>
  (results.get(`${name} ${scenario}`)?.perSecond ?? 0) / (results.get(`Prism ${scenario}`)?.perSecond ?? 1);

const speeds = scenarios.flatMap((scenario) =>
  names.map((name) => {
    const { perSecond = 0, p50 = 0, p99 = 0 } = results.get(`${name} ${scenario.name}`) ?? {};
    const times = `${ratio(name, scenario.name).toFixed(1)} ×`;
    return [
      scenario.name,
      name,
      Math.round(perSecond).toLocaleString('en'),
      milliseconds(p50),
      milliseconds(p99),
      times,
    ];
  }),
);
/** Latencies are counted in whole milliseconds. */
function milliseconds(value: number): string {
  return value < 1 ? '< 1 ms' : `${value} ms`;
}

const sizes = names.map((name) => {
  const { coldStartMs } = servers[name];
  const cold = coldStartMs === undefined ? '' : `${Math.round(coldStartMs)} ms`;
  return ['', name, cold, `${Math.round(memory[name])} MiB`];
});

const missed = [
  ...(['stateless', 'stateful'] as const).flatMap((name) =>
    Object.entries(goals[name])
      .filter(([scenario, goal]) => ratio(name, scenario) < goal)
      .map(
        ([scenario, goal]) =>
          `${name}, ${scenario}: ${ratio(name, scenario).toFixed(1)} × Prism, the goal is ${goal} ×`,
      ),
  ),
  ...(['stateless', 'stateful'] as const)
    .filter((name) => servers[name].coldStartMs > coldStartGoalMs)
    .map(
      (name) =>
        `${name}: cold start ${Math.round(servers[name].coldStartMs)} ms, the goal is ${coldStartGoalMs} ms`,
    ),
  ...(memory.stateless > memoryGoalMiB
    ? [`stateless: ${Math.round(memory.stateless)} MiB after the load, the goal is ${memoryGoalMiB} MiB`]
    : []),
];
const lines = [
  table(['scenario', 'server', 'requests/s', 'p50', 'p99', 'to Prism'], speeds),
  '',
  table(['', 'server', 'cold start', 'memory after the load'], sizes),
  '',
  missed.length === 0 ? 'Every goal is met.' : missed.map((goal) => `Missed: ${goal}`).join('\n'),
];
process.stdout.write(`${lines.join('\n')}\n`);
if (missed.length > 0) process.exitCode = 1;
