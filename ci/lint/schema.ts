import { load } from 'js-yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

/** What does not fit a schema in a YAML file. */
export function unfit(text: string, schema: z.ZodType): readonly Fault[] {
  const read = schema.safeParse(load(text));
  if (read.success) return [];
  return read.error.issues.flatMap((issue) => {
    // Of alternatives, the one with the fewest mistakes is the one that was meant.
    const [meant] =
      issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => a.length - b.length) : [];
    const place = issue.path.map(String).join('.');
    return [
      { line: undefined, message: [place, ...(meant ?? [issue]).map(({ message }) => message)].join(' ') },
    ];
  });
}
