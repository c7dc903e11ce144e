import type { z } from 'zod';
import { isObject } from '../contract/json.ts';
import { nearest } from '../harness/model/nearest-name.ts';
import { UserError } from './user-error.ts';

/**
 * Narrows a value by a schema. Throws a UserError with a sentence for everything that is wrong with it; `whole` is what the
 * value is in a sentence.
 */
export function validated<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  file: string,
  whole = 'the file',
): Output {
  const result = schema.safeParse(value, { error: predicate });
  if (result.success) return result.data;
  const sentences = result.error.issues.map(
    ({ path, message }) => `${file}: ${placeOf(path) || whole} ${message}`,
  );
  throw new UserError(sentences.join('\n'));
}

/** What is wrong with a value, as the end of a sentence that begins with its place. No value is ever repeated. */
function predicate(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input);
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? oneOf(issue.options.map(String), memberOf(issue.input, issue.discriminator))
        : undefined;
    case 'invalid_key':
      return issue.issues[0]?.message;
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty'
        : `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

/** What there is, and what was probably meant: a name that is known may be repeated. */
function oneOf(known: readonly string[], given: unknown): string {
  const meant = typeof given === 'string' ? nearest(given, known) : undefined;
  return `must be one of ${known.join(', ')}${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
}

function memberOf(value: unknown, name: unknown): unknown {
  return isObject(value) && typeof name === 'string' ? value[name] : undefined;
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a record',
  record: 'a record',
  array: 'a list',
};

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
