import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dump } from 'js-yaml';
import { bundlePage } from './bundle-page.ts';
import { configurationPage, configurationSchema } from './configuration-page.ts';
import { doctorSchema } from './doctor-schema.ts';
import { madeDocuments, serverSettings } from './documents.ts';
import { formatsPage } from './formats-page.ts';
import { cronJob } from './kubernetes/cron-job.ts';
import { mergeJob, shardsJob } from './kubernetes/shards.ts';
import { testRun } from './kubernetes/test-run.ts';
import { llmsTxt } from './llms-txt.ts';
import { requestSchemas } from './request-schemas.ts';
import { rulePages, rulesPage } from './rule-pages.ts';
import { settingsPage } from './settings-page.ts';

const documents = await madeDocuments();
const servers = await serverSettings();

/**
 * Writes the generated files of the repository; with `--check`, writes nothing and fails if one of them differs from
 * what is committed, or if a folder of generated pages has another one.
 */
const generated: readonly { readonly file: string; readonly content: () => string }[] = [
  ...documents.map(({ name, source, document }) => ({
    file: `specs/${name}/openapi.yaml`,
    content: () => yaml(document, source),
  })),
  ...documents
    .filter(({ name }) => servers.some((server) => server.name === name))
    .map(({ name, source, document }) => ({
      file: `server/${name}/schemas/requests.generated.ts`,
      content: () => requestSchemas(document, source),
    })),
  { file: 'reports/html/page.generated.ts', content: bundlePage },
  { file: 'docs/settings.md', content: () => settingsPage(servers) },
  { file: 'docs/configuration.md', content: configurationPage },
  { file: 'docs/assay.config.schema.json', content: configurationSchema },
  { file: 'docs/doctor.schema.json', content: doctorSchema },
  { file: 'llms.txt', content: llmsTxt },
  { file: 'docs/formats.md', content: formatsPage },
  { file: 'docs/checks.md', content: rulesPage },
  ...rulePages,
  { file: 'ci/kubernetes/cron-job.yaml', content: () => yaml(cronJob, 'ci/kubernetes/cron-job.ts') },
  { file: 'ci/kubernetes/shards.yaml', content: () => yaml(shardsJob, 'ci/kubernetes/shards.ts') },
  { file: 'ci/kubernetes/merge.yaml', content: () => yaml(mergeJob, 'ci/kubernetes/shards.ts') },
  { file: 'ci/kubernetes/test-run.yaml', content: () => yaml(testRun, 'ci/kubernetes/test-run.ts') },
];

function yaml(document: object, source: string): string {
  return `# Generated from ${source} by \`npm run generate\`; do not edit.\n${dump(document, { noRefs: true, lineWidth: 120 })}`;
}

const generatedFolders = ['docs/checks', 'docs/strategies', 'docs/findings'];

const check = process.argv.includes('--check');
let stale = 0;
for (const { file, content } of generated) {
  const path = new URL(`../${file}`, import.meta.url);
  const now = content();
  if (now === (await readFile(path, 'utf8').catch(() => ''))) continue;
  stale += 1;
  if (check) process.stderr.write(`${file} is not what its source generates; run \`npm run generate\`.\n`);
  else {
    await mkdir(new URL('.', path), { recursive: true });
    await writeFile(path, now);
  }
}
for (const folder of generatedFolders) {
  const known = generated.map(({ file }) => file);
  const files = await readdir(new URL(`../${folder}/`, import.meta.url));
  for (const file of files.map((name) => `${folder}/${name}`).filter((name) => !known.includes(name))) {
    stale += 1;
    if (check) process.stderr.write(`Nothing generates ${file}; run \`npm run generate\`.\n`);
    else await rm(new URL(`../${file}`, import.meta.url));
  }
}
if (check && stale > 0) process.exitCode = 1;
