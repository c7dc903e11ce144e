import { load } from 'js-yaml';
import { z } from 'zod';
import type { Linter } from './fault.ts';
import { unfit } from './schema.ts';
import { brokenScript } from './shell.ts';

const run = z.strictObject({
  name: z.string(),
  command: z.string(),
  when: z.enum(['always', 'on_success', 'on_fail']).optional(),
});
const step = z.union([
  z.literal('checkout'),
  z.strictObject({ run }),
  z.strictObject({ persist_to_workspace: z.strictObject({ root: z.string(), paths: z.array(z.string()) }) }),
  z.strictObject({ attach_workspace: z.strictObject({ at: z.string() }) }),
  z.strictObject({ store_test_results: z.strictObject({ path: z.string() }) }),
  z.strictObject({ store_artifacts: z.strictObject({ path: z.string() }) }),
]);

/** The members that our file uses, as the configuration reference of CircleCI has them. No schema is published by itself. */
const config = z.strictObject({
  version: z.literal(2.1),
  jobs: z.record(
    z.string(),
    z.strictObject({
      docker: z.array(z.strictObject({ image: z.string() })).min(1),
      parallelism: z.int().min(1).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      steps: z.array(step).min(1),
    }),
  ),
  workflows: z.record(
    z.string(),
    z.strictObject({
      jobs: z.array(
        z.union([z.string(), z.record(z.string(), z.strictObject({ requires: z.array(z.string()) }))]),
      ),
    }),
  ),
});

/** A configuration of CircleCI: its members, that workflows name jobs of it, and the syntax of its scripts. */
export const circleci: Linter = async (text) => {
  const faults = unfit(text, config);
  if (faults.length > 0) return faults;
  const { jobs, workflows } = load(text) as z.output<typeof config>;
  const named = Object.values(workflows).flatMap((workflow) =>
    workflow.jobs.flatMap((job) =>
      typeof job === 'string'
        ? [job]
        : Object.entries(job).flatMap(([name, { requires }]) => [name, ...requires]),
    ),
  );
  const scripts = Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap((each) => (typeof each === 'object' && 'run' in each ? [each.run.command] : [])),
  );
  return [
    ...named
      .filter((name) => jobs[name] === undefined)
      .map((name) => ({ line: undefined, message: `there is no job ${name}` })),
    ...scripts.flatMap(brokenScript),
  ];
};
