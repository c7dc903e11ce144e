import type { FastifySchemaValidationError } from 'fastify';
import { type Reason, UsersError } from './users-error.ts';

/** What is said of a body that breaks its schema. Values are never repeated: they may be passwords. */
export function invalidBody(violations: readonly FastifySchemaValidationError[]): UsersError {
  return new UsersError('VALIDATION_ERROR', { reasons: violations.map(reasonOf) });
}

function reasonOf({ instancePath, keyword, params, message }: FastifySchemaValidationError): Reason {
  const member = instancePath.slice(1).replaceAll('/', '.');
  const { missingProperty, additionalProperty } = params as Readonly<Record<string, string | undefined>>;
  if (missingProperty !== undefined) return { field: within(member, missingProperty), reason: 'is missing' };
  if (additionalProperty !== undefined)
    return { field: within(member, additionalProperty), reason: 'is unknown' };
  return { field: member || 'body', reason: message ?? `breaks the rule ${keyword}` };
}

function within(member: string, name: string): string {
  return member === '' ? name : `${member}.${name}`;
}
