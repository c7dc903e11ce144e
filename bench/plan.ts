import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { understand } from '../contract/contract.ts';
import { loadDocument } from '../contract/document/load.ts';
import { largeDocument } from '../contract/testing/large-document.ts';
import { noProfile } from '../harness/model/profile.ts';
import { makePlan } from '../harness/plan/plan.ts';

/**
 * What it costs to read a document, and to plan a run of all of its cells. Exits with 1 beyond the limits. Without a
 * document, one is made of the size of GitHub's: `npm run bench:plan -- api.github.com.json` measures theirs.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'cpu-seconds': { type: 'string', default: '10' },
    mebibytes: { type: 'string', default: '1024' },
  },
});

/** Five operations each, so that there are 1,250 with schemas that refer to one another in a ring. */
const collections = 250;

const [file] = positionals;
const { operations, cells, scenarios } = file === undefined ? await planGenerated() : await planOf(file);
const { user, system } = process.cpuUsage();
const cpuSeconds = (user + system) / 1e6;
const mebibytes = process.resourceUsage().maxRSS / 1024;

const rows = [
  ['operations', operations.toLocaleString('en'), ''],
  ['cells', cells.toLocaleString('en'), ''],
  ['scenarios', scenarios.toLocaleString('en'), ''],
  ['CPU', `${cpuSeconds.toFixed(1)} s`, `at most ${values['cpu-seconds']} s`],
  ['memory', `${Math.ceil(mebibytes).toLocaleString('en')} MiB`, `at most ${values.mebibytes} MiB`],
];
const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
const lines = rows.map(([name = '', figure = '', limit = '']) =>
  `${name.padEnd(widths[0] ?? 0)}  ${figure.padStart(widths[1] ?? 0)}  ${limit}`.trimEnd(),
);
process.stdout.write(`${lines.join('\n')}\n`);

if (cpuSeconds > Number(values['cpu-seconds']) || mebibytes > Number(values.mebibytes)) {
  process.stderr.write('Beyond the limits.\n');
  process.exitCode = 1;
}

async function planGenerated() {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  try {
    const path = join(folder, 'large.json');
    await writeFile(path, JSON.stringify(largeDocument(collections)));
    return await planOf(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Any instance, as far as the document tells what can be asked of it. */
async function planOf(path: string) {
  const contract = understand(await loadDocument(path));
  const plan = makePlan(contract, noProfile, ['business-rules']);
  return {
    operations: contract.operations.length,
    cells: plan.cells.length,
    scenarios: plan.scenarios.length,
  };
}
