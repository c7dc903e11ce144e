import type { FastifySchemaValidationError } from 'fastify';
import type { Policy } from '../routing/policy.ts';
import { requiredMembersOf } from '../schemas/documented.ts';
import { fail, type NotapError } from './notap-error.ts';

/** Where a digest stands in a body. */
const digest = /^\/(factors\/|factor_digest$)/;

/** What is said of a body that breaks its schema. Values are never repeated: they may be passwords. */
export function invalidBody(
  violations: readonly FastifySchemaValidationError[],
  { id, missing = 'missing_fields' }: Policy,
): NotapError {
  const [violation] = violations;
  if (!violation) throw new Error('a validation failed without saying why');
  const { instancePath, keyword, params } = violation;
  if (keyword === 'required' || (instancePath === '' && keyword === 'type'))
    return fail(missing, { about: { fields: requiredMembersOf(id).join(', ') } });
  if (keyword === 'format' && params.format === 'uuid') return fail('invalid_uuid');
  if (keyword === 'pattern' && digest.test(instancePath)) return fail('invalid_factor_data');
  return fail('invalid_member', { about: { problem: problemOf(violation) } });
}

/** "retryConfig.maxAttempts must be <= 10". */
function problemOf({ instancePath, keyword, params, message }: FastifySchemaValidationError): string {
  const member = instancePath.slice(1).replaceAll('/', '.') || 'The body';
  if (keyword === 'additionalProperties') return `${member} must not have ${params.additionalProperty}`;
  if (keyword === 'pattern')
    return `${member} ${isHttps(params.pattern) ? 'must use HTTPS' : 'is malformed'}`;
  if (keyword === 'enum') return `${member} must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  return `${member} ${message ?? 'is not valid'}`;
}

function isHttps(pattern: unknown): boolean {
  return String(pattern).startsWith('^[hH]');
}
