import { type ValidationError, validateAction } from '@action-validator/core';
import { load } from 'js-yaml';
import type { Fault, Linter } from './fault.ts';
import { githubWorkflow } from './github-workflow.ts';
import { unpinned } from './pinned.ts';

/**
 * An action of GitHub: its form by the published schema, and its steps as those of a workflow, because expressions are
 * what the schema does not look into.
 */
export const githubAction: Linter = async (text) => {
  const { errors } = validateAction(text);
  if (errors.length > 0) return errors.flatMap(faultsOf);
  const { inputs = {}, runs } = load(text) as Action;
  const faults = await githubWorkflow(asWorkflow(inputs, runs.steps));
  return [...faults.map(({ message }) => ({ line: undefined, message })), ...unpinned(text)];
};

interface Action {
  readonly inputs?: Readonly<Record<string, object>>;
  readonly runs: { readonly steps: readonly object[] };
}

/** Of alternatives, the one that fails least is the one that was meant. */
function faultsOf(error: ValidationError): readonly Fault[] {
  const states = 'states' in error ? (error.states ?? []) : [];
  const alternatives = states.map(({ errors }) => errors.flatMap(faultsOf));
  const [meant] = alternatives.toSorted((one, other) => one.length - other.length);
  if (meant) return meant;
  const place = 'path' in error ? error.path : '';
  return [{ line: undefined, message: [place, error.detail ?? error.title].join(' ').trim() }];
}

/** JSON is YAML. Inputs of an action are what a workflow that is called has. */
function asWorkflow(inputs: Action['inputs'], steps: readonly object[]): string {
  const typed = Object.fromEntries(Object.keys(inputs ?? {}).map((name) => [name, { type: 'string' }]));
  return JSON.stringify({
    on: { workflow_call: { inputs: typed } },
    jobs: { action: { 'runs-on': 'ubuntu-latest', steps } },
  });
}
