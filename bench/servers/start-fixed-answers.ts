import { fileURLToPath } from 'node:url';
import { answerTo, type Scenario } from '../load.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import type { Bare } from './server-bench.ts';

const program = fileURLToPath(new URL('./fixed-answers.ts', import.meta.url));
const hopByHop = ['connection', 'keep-alive', 'date', 'content-length'];

/** A bare Fastify that sends the bytes of the reference server, one path for each scenario. */
export async function startFixedAnswers(
  { url }: ServerProcess,
  scenarios: readonly Scenario[],
): Promise<Bare> {
  const answers = await Promise.all(
    scenarios.map(async (scenario, index) => {
      const { status, headers, text } = await answerTo(url, scenario);
      const kept = Object.fromEntries([...headers].filter(([name]) => !hopByHop.includes(name)));
      return { method: scenario.method, path: `/${index}`, status, headers: kept, body: text };
    }),
  );
  const server = await startServer(
    (port) => [program, String(port)],
    { path: '/0', headers: {} },
    JSON.stringify(answers),
  );
  return { server, scenarios: scenarios.map((scenario, index) => ({ ...scenario, path: `/${index}` })) };
}
