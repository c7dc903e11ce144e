import type { FastifySchemaValidationError } from 'fastify';
import type { Policy } from '../routing/policy.ts';
import { fail, type TaskyError } from './tasky-error.ts';

/** What a text that has to be there breaks if there is nothing in it. */
const blank = ['required', 'pattern', 'minLength'];

/** What is said of a body that breaks its schema. */
export function invalidBody(
  violations: readonly FastifySchemaValidationError[],
  { invalid }: Policy,
): TaskyError {
  const [violation] = violations;
  if (!violation) throw new Error('a validation failed without saying why');
  const { instancePath, keyword } = violation;
  const member = instancePath.split('/')[1];
  if (member === undefined || blank.includes(keyword)) return fail(invalid?.missing ?? 'malformed_request');
  const named = invalid?.members?.[member];
  return named ? fail(named) : fail('invalid_member', { about: { member } });
}
