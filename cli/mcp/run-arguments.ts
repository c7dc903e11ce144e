import { z } from 'zod';
import { documentWords } from './document-words.ts';
import { documentInside } from './inside-folder.ts';
import type { Workplace } from './tool.ts';

/** What a run is about, as a client says it. */
export const runMembers = {
  document: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: `${documentWords} (default: that of the configuration; for an instance, the one it publishes)`,
    }),
  target: z.string().min(1).optional().meta({
    description:
      'mock, reference, a target of the configuration, or the base URL of a running instance (default: mock)',
  }),
};

interface SaidRun {
  readonly document?: string | undefined;
  readonly target?: string | undefined;
}

/** The words behind `assay run`, and whether it is a read-only run. */
export interface RunArguments {
  readonly words: readonly string[];
  readonly readOnly: boolean;
}

/**
 * A run of a client. An instance is only read, unless writes were allowed when the server was started; then what holds for
 * `assay run` holds: it writes to this machine, and to hosts that the configuration names.
 */
export async function runArguments(
  { document, target = 'mock' }: SaidRun,
  flags: readonly string[],
  { folder, allowWrites }: Workplace,
): Promise<RunArguments> {
  const isMadeForTheRun = target === 'mock' || target === 'reference';
  const readOnly = !isMadeForTheRun && !allowWrites;
  const file = document === undefined ? undefined : await documentInside(folder, document);
  return {
    // A value with "=" is no flag, whatever it is; nor is anything behind "--".
    words: [
      'run',
      `--target=${target}`,
      ...(readOnly ? ['--read-only'] : []),
      ...flags,
      ...(file === undefined ? [] : ['--', file]),
    ],
    readOnly,
  };
}

/** What an answer says about a run that only reads. */
export const readOnlyLine =
  'read-only: only GET, HEAD and OPTIONS were sent, besides logins; assay mcp --allow-writes lets runs write';
