import { z } from 'zod';

const optional = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  schema.optional().meta({ description });

/** What `assay doctor --format json` prints. A change of shape is a new number in `schema`. */
export const diagnosisSchema = z.strictObject({
  schema: z.literal('urn:assay-api:doctor:1'),
  verdict: z.enum(['ready', 'proves-nothing', 'inconclusive']).meta({
    description:
      'ready: a run can test something; proves-nothing: a run could test no cell; inconclusive: what is bad has to be fixed first (exit code 3, like the one before)',
  }),
  target: z.strictObject({
    kind: z.enum(['mock', 'reference', 'url']),
    url: z.string(),
    container: optional(z.string(), 'the image, or the Compose file and service'),
    auth: z.string().meta({ description: 'the kind of credentials' }),
  }),
  document: z.strictObject({
    title: z.string(),
    version: z.string(),
    file: z.string().meta({ description: 'as it was given' }),
    path: z.string(),
    sha256: z.string(),
    source: optional(z.string(), 'where it comes from, if nobody named it'),
    inPackage: optional(z.literal(true), 'it came with Assay'),
  }),
  findings: z
    .array(
      z.strictObject({
        about: z.string().meta({ description: 'what was looked at: "reachable", "clock", "owner"' }),
        state: z.enum(['ok', 'limited', 'bad']),
        says: z.string().meta({ description: 'what was found' }),
        help: optional(z.string(), 'what to do to test more'),
      }),
    )
    .meta({ description: 'everything that was looked at' }),
  outlook: z
    .strictObject({
      cells: z.int().min(0),
      reachable: z.int().min(0),
      missing: z.array(z.strictObject({ cells: z.int().min(1), why: z.string() })),
    })
    .meta({
      description: 'how many cells a run can test, and why not the others, the most frequent reason first',
    }),
  differences: z
    .array(z.string())
    .meta({ description: 'what the version of the target has otherwise than others, in lines' }),
  command: z.string().meta({ description: 'the run that comes next, as it is typed' }),
});

export type PrintedDiagnosis = z.output<typeof diagnosisSchema>;
