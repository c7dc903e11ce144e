import { load } from 'js-yaml';
import { z } from 'zod';
import type { Linter } from './fault.ts';
import { unfit } from './schema.ts';
import { brokenScript } from './shell.ts';

const always = { displayName: z.string().optional(), condition: z.string().optional() };
const step = z.union([
  z.strictObject({ checkout: z.enum(['self', 'none']) }),
  z.strictObject({
    task: z.string().regex(/^\w+@\d+$/),
    inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    ...always,
  }),
  z.strictObject({ bash: z.string(), env: z.record(z.string(), z.string()).optional(), ...always }),
  z.strictObject({ publish: z.string(), artifact: z.string(), ...always }),
]);

/** The members that our file uses, as the YAML schema reference of Azure Pipelines has them. No schema is published by itself. */
const pipeline = z.strictObject({
  trigger: z.strictObject({ branches: z.strictObject({ include: z.array(z.string()) }) }),
  pool: z.strictObject({ vmImage: z.string() }),
  variables: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  jobs: z.array(
    z.strictObject({
      job: z.string().regex(/^\w+$/),
      displayName: z.string(),
      dependsOn: z.string().optional(),
      timeoutInMinutes: z.int(),
      strategy: z.strictObject({ parallel: z.int().min(1).max(99) }).optional(),
      steps: z.array(step).min(1),
    }),
  ),
});

/** A pipeline of Azure DevOps: its members, that jobs depend on jobs of it, and the syntax of its scripts. */
export const azure: Linter = async (text) => {
  const faults = unfit(text, pipeline);
  if (faults.length > 0) return faults;
  const { jobs } = load(text) as z.output<typeof pipeline>;
  const names = jobs.map(({ job }) => job);
  const lost = jobs.flatMap(({ dependsOn }) => (dependsOn && !names.includes(dependsOn) ? [dependsOn] : []));
  return [
    ...lost.map((name) => ({ line: undefined, message: `there is no job ${name}` })),
    ...jobs.flatMap(({ steps }) => steps.flatMap((each) => ('bash' in each ? brokenScript(each.bash) : []))),
  ];
};
