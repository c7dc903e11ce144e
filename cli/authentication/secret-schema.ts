import { z } from 'zod';
import { strictRecord } from '../strict-record.ts';

export const withoutSecret =
  "must say where the secret is, not what it is: { env: 'NAME' }, { file: 'path' } or { command: 'prints it' }";

/**
 * Where a secret is: in an environment variable, in a file, or in what a command prints. The secret itself is refused,
 * and never repeated in the refusal.
 */
export const secretReference = z
  .union(
    [
      strictRecord({
        env: z
          .string()
          .regex(/^[A-Za-z_]\w*$/, { error: 'must be the name of an environment variable' })
          .meta({ description: 'the environment variable that holds it' }),
      }),
      strictRecord({ file: z.string().min(1).meta({ description: 'the file that holds it' }) }),
      strictRecord({ command: z.string().min(1).meta({ description: 'the command that prints it' }) }),
    ],
    {
      error: ({ input }) =>
        typeof input === 'string' ? `holds a secret itself; it ${withoutSecret}` : withoutSecret,
    },
  )
  .meta({
    description:
      'where a secret is: `{ env }` an environment variable, `{ file }` a file, or `{ command }` a command that prints it',
  });

export type SecretReference = z.output<typeof secretReference>;
