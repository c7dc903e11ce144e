import type { FastifySchemaValidationError } from 'fastify';
import type { Policy } from '../routing/policy.ts';
import { type ApiError, fail } from './api-error.ts';
import type { FailureName } from './failures.ts';
import { reasonFor } from './prohibited.ts';

type Violation = FastifySchemaValidationError;

/** What is said of a body, or of a patched resource, that breaks its schema. */
export function invalidBody(violations: readonly Violation[], policy: Policy, body: unknown): ApiError {
  const violation = told(violations);
  const field = fieldOf(violation);
  const own = ownError(violation, policy, body);
  if (own) return own;
  if (policy.oauthErrors) return oauthError(violation, field);
  const { keyword, params } = violation;
  const [, entry] = /^\/authorization\/(\d+)\/provider$/.exec(field) ?? [];
  if (entry !== undefined && keyword === 'pattern') return incompleteEntry(Number(entry), body);
  if (keyword === 'required') return missing(violation, field, 'missing_member');
  if (keyword === 'additionalProperties') {
    const member = String(params.additionalProperty);
    const { method } = policy;
    return fail('prohibited_field', {
      about: { member, method, reason: reasonFor(member, method) },
      details: { code: 'prohibited_field', context: { field: `${field}/${member}` } },
    });
  }
  if ((keyword === 'minItems' || keyword === 'maxItems') && isCounted(field))
    return fail('wrong_count', { about: { least: 1, most: 20 } });
  return fail('invalid_member', {
    about: { problem: problemOf(violation, field) },
    details: about(keyword, field),
  });
}

/** What is said of a query that breaks its schema. */
export function invalidQuery(violations: readonly Violation[], policy: Policy): ApiError {
  const violation = told(violations);
  const field = fieldOf(violation);
  const own = ownError(violation, policy);
  if (own) return own;
  if (violation.keyword === 'required') return missing(violation, field, 'missing_parameter');
  const problem = problemOf(violation, field);
  return fail('invalid_query', { about: { problem }, details: about(violation.keyword, field) });
}

/** What the operation says itself of this member of a body. */
function ownError(
  { instancePath, keyword }: Violation,
  { invalid }: Policy,
  body: unknown = {},
): ApiError | undefined {
  const member = instancePath.slice(1);
  const said = invalid?.[member]?.[keyword] ?? invalid?.[member]?.any;
  if (said === undefined) return undefined;
  return fail(typeof said === 'string' ? said : said(String(Object(body)[member])));
}

/** S0, "Error with Details". */
function incompleteEntry(index: number, body: unknown): ApiError {
  const { authorization } = body as { readonly authorization: readonly { readonly provider_id?: string }[] };
  return fail('missing_provider', {
    details: {
      code: 'missing_provider',
      context: { entry_index: index, provider_id: authorization[index]?.provider_id },
      suggestion: "Ensure each authorization entry includes both 'provider' and 'provider_id' fields",
    },
  });
}

function oauthError(violation: Violation, field: string): ApiError {
  if (violation.keyword === 'required') return missing(violation, field, 'missing_parameter');
  if (field === '' && violation.keyword === 'type')
    return fail('invalid_form', { about: { problem: 'A request body is required' } });
  return fail('invalid_form', {
    about: { problem: problemOf(violation, field) },
    details: about(violation.keyword, field),
  });
}

/** Where a value may have several forms, that it has none of them says more than what is wrong with the last one. */
function told(violations: readonly Violation[]): Violation {
  const [first] = violations;
  const alternative = violations.find(({ keyword }) => keyword === 'oneOf');
  const violation = alternative ?? first;
  if (!violation) throw new Error('a validation failed without saying why');
  return violation;
}

function fieldOf({ instancePath }: Violation): string {
  return instancePath;
}

function missing({ params }: Violation, field: string, name: FailureName): ApiError {
  const member = String(params.missingProperty);
  return fail(name, { about: { member }, details: about('missing_member', `${field}/${member}`) });
}

/** Whole bodies that are lists, and the lists of the batch operations. */
function isCounted(field: string): boolean {
  return ['', '/patches', '/threat_ids'].includes(field);
}

function problemOf({ keyword, params, message }: Violation, field: string): string {
  if (field === '' && keyword === 'type') return 'A request body is required';
  const name = field === '' ? 'The request body' : field.slice(1).replaceAll('/', '.');
  if (keyword === 'type') return `${name} must be ${article(String(params.type))}`;
  if (keyword === 'oneOf' || keyword === 'anyOf') return `${name} is not valid`;
  if (keyword === 'enum') return `${name} must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  return `${name} ${message ?? 'is not valid'}`;
}

/** "array" → "an array". */
function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type.replaceAll(',', ' or ')}`;
}

function about(code: string, field: string): { code: string; context: { field: string } } {
  return { code, context: { field } };
}
