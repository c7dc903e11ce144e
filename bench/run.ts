import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runConformance } from '../cli/commands/run.ts';
import { documentForRun } from './large-run.ts';

/**
 * What it costs to run all of a document on its mock, which is in the same process. Exits with 1 beyond the limits.
 * Without a document, a large one is made: `npm run bench:run -- api.yaml` measures another.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'cpu-seconds': { type: 'string', default: '150' },
    mebibytes: { type: 'string', default: '1024' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
try {
  const [file = join(folder, 'large.json')] = positionals;
  if (positionals.length === 0) await writeFile(file, JSON.stringify(documentForRun()));
  // Other processes have a clock and memory of their own.
  await runConformance(file, { out: folder, workers: '1' }, new AbortController().signal);
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  const mebibytes = Math.ceil(process.resourceUsage().maxRSS / 1024);
  const sizes = await Promise.all(['report.json', 'report.html'].map((name) => sizeOf(join(folder, name))));
  const lines = [
    `CPU          ${cpuSeconds.toFixed(1)} s, at most ${values['cpu-seconds']} s`,
    `memory       ${mebibytes.toLocaleString('en')} MiB, at most ${values.mebibytes} MiB`,
    `report.json  ${sizes[0]} MiB`,
    `report.html  ${sizes[1]} MiB`,
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
  if (cpuSeconds > Number(values['cpu-seconds']) || mebibytes > Number(values.mebibytes)) {
    process.stderr.write('Beyond the limits.\n');
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function sizeOf(file: string): Promise<string> {
  return ((await stat(file)).size / 2 ** 20).toFixed(1);
}
