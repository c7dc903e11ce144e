import { readFile } from 'node:fs/promises';
import { pathOf, pipelines } from './lint/pipelines.ts';

/** Prints what is wrong with the files that users' pipelines copy. Exits with 1 if anything is. */
for (const pipeline of pipelines) {
  for (const { line, message } of await pipeline.lint(await readFile(pathOf(pipeline), 'utf8'))) {
    process.stderr.write(`ci/${pipeline.file}${line === undefined ? '' : `:${line}`}: ${message}\n`);
    process.exitCode = 1;
  }
}
