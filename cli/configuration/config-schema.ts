import { z } from 'zod';
import { apiNames } from '../../apis/registry.ts';
import { GateError } from '../../harness/gate/gate-error.ts';
import { parseGate } from '../../harness/gate/parse-gate.ts';
import { personaReferences } from '../authentication/persona-references.ts';
import { operationsSchema } from '../documents/operations-schema.ts';
import { strictRecord } from '../strict-record.ts';
import { suitePatterns, targetSchema } from './target-schema.ts';

/** Names of targets that mean something by themselves. */
const taken = ['mock', 'reference', 'url'];

const targetName = z.string().refine((name) => /^[a-z][\w.-]*$/i.test(name) && !taken.includes(name), {
  error: `must begin with a letter, consist of letters, digits, dots and dashes, and not be ${taken.join(', ')}`,
});

/** A gate that cannot be used is a mistake of the file, and told before anything is sent. */
function expectGate(text: string, { addIssue }: z.RefinementCtx): void {
  try {
    parseGate(text);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    addIssue({ code: 'custom', message: `cannot be used: ${error.message}` });
  }
}

/** All members of a configuration. Their descriptions become the documentation. */
export const configSchema = strictRecord({
  $schema: z.string().optional().meta({ description: 'the JSON Schema of this file, for editors' }),
  api: z.enum(apiNames).optional().meta({ description: 'the API whose suites are used' }),
  spec: z.string().min(1).optional().meta({ description: 'the OpenAPI document: a file or a URL' }),
  target: z.string().optional().meta({ description: 'the target of `assay run` unless `--target` is given' }),
  targets: z
    .record(targetName, targetSchema)
    .optional()
    .meta({ description: 'running instances, by the name that `--target` takes' }),
  personas: personaReferences.optional().meta({ description: 'credentials of the personas, by reference' }),
  operations: operationsSchema.optional(),
  tolerances: strictRecord({
    webhookSeconds: z
      .int()
      .min(1)
      .max(3600)
      .optional()
      .meta({ description: 'seconds that a story waits for a webhook of an instance (default 60)' }),
    withdrawn: z
      .union([z.literal('all'), z.array(z.string().min(1))], {
        error: 'must be a list of numbers such as ["E10"], or "all"',
      })
      .optional()
      .meta({
        description: 'tolerances that do not apply here: numbers that reports show',
      }),
  })
    .optional()
    .meta({
      description:
        '`webhookSeconds`: seconds that a story waits for a webhook of an instance (default 60); `withdrawn`: tolerances that do not apply here, by the numbers that reports show (`["E10"]`), or `all`',
    }),
  suites: suitePatterns.optional(),
  exclude: z.array(z.string().min(1)).optional().meta({
    description:
      'what a run leaves out, like `--exclude`: an operation (`DELETE /pets/{id}` or its operationId), a path pattern (`/admin/**`), `tag:NAME` or `suite:NAME`',
  }),
  include: z.array(z.string().min(1)).optional().meta({
    description:
      'what a run sends, like `--include`, although `exclude` leaves it out; also, by its full name, an operation that is left out because it may change existing data',
  }),
  gates: z
    .string()
    .min(1)
    .superRefine(expectGate)
    .optional()
    .meta({ description: 'what a run must reach: `new=0, cells>=95%`' }),
  knownViolations: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'file with the list of known violations' }),
  formats: z
    .array(z.string())
    .optional()
    .meta({ description: 'additional formats of the report, besides those that every run writes' }),
});

export type Config = z.output<typeof configSchema>;
export type ConfigInput = z.input<typeof configSchema>;
