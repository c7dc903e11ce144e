import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { standIns } from './stand-ins.ts';
import { startStandIn } from './start-stand-in.ts';

/** `node test/foreign/serve.ts november-2025 [--planted] [--port 8080]`: a stand-in for whoever wants to look at it. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { planted: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
});
const standIn = standIns.find(({ id }) => id === positionals[0]);
process.exitCode = standIn ? await serve(standIn) : refuse();

async function serve(wanted: (typeof standIns)[number]): Promise<number> {
  const { url, close } = await startStandIn(wanted, { planted: values.planted, port: Number(values.port) });
  process.stdout.write(
    `${wanted.title}${values.planted ? `; planted: ${wanted.planted.title}` : ''}\n${url}\n`,
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await close();
  return 0;
}

function refuse(): number {
  const known = standIns.map(({ id, title }) => `  ${id.padEnd(30)}${title}\n`).join('');
  process.stderr.write(`Give one of these:\n${known}`);
  return 2;
}
