import type { Contract } from '../contract.ts';
import type { Finding } from '../finding.ts';
import { normalisations } from '../normalise/normalise.ts';
import { deadLink } from './dead-link.ts';
import { discriminator } from './discriminator.ts';
import type { DocumentRule } from './document-rule.ts';
import { duplicateOperationId } from './duplicate-operation-id.ts';
import { errorEnvelope } from './error-envelope.ts';
import { impossibleBody } from './impossible-body.ts';
import { invalidExample } from './invalid-example.ts';
import { misleadingLocation } from './misleading-location.ts';
import { noResponses } from './no-responses.ts';
import { noSample } from './no-sample.ts';
import { onlyEmptyList } from './only-empty-list.ts';
import { pathParameters } from './path-parameters.ts';
import { pathWithoutSlash } from './path-without-slash.ts';
import { queryWithoutBody } from './query-without-body.ts';
import { refusalWithoutSecurity } from './refusal-without-security.ts';
import { requiredReadOnly } from './required-read-only.ts';
import { roleWithout403 } from './role-without-403.ts';
import { samePath } from './same-path.ts';
import { securityWithout401 } from './security-without-401.ts';
import { siblingDeviation } from './sibling-deviation.ts';
import { unknownSecurityScheme } from './unknown-security-scheme.ts';
import { unreachableStatus } from './unreachable-status.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { unsatisfiableSchema } from './unsatisfiable-schema.ts';

export const documentRules: readonly DocumentRule[] = [
  unresolvedReference,
  unsatisfiableSchema,
  onlyEmptyList,
  noSample,
  invalidExample,
  impossibleBody,
  misleadingLocation,
  requiredReadOnly,
  noResponses,
  queryWithoutBody,
  securityWithout401,
  roleWithout403,
  refusalWithoutSecurity,
  unknownSecurityScheme,
  errorEnvelope,
  unreachableStatus,
  pathParameters,
  samePath,
  pathWithoutSlash,
  duplicateOperationId,
  discriminator,
  deadLink,
  siblingDeviation,
];

const helps = new Map([
  ...[...documentRules, ...normalisations].map(({ name, help }) => [name, help] as const),
  ['structure', 'Write it as the OpenAPI specification has it.'] as const,
]);

/** What to do about the findings of a rule, in one sentence; undefined for rules that nobody here has. */
export function helpFor(rule: string): string | undefined {
  return helps.get(rule);
}

/**
 * Looks for the defects of a document that reading it does not show; those that it does show are `contract.findings`.
 * Takes a second for a large document, so it is asked for and never part of a start.
 */
export function documentFindings(contract: Contract): Finding[] {
  return documentRules.flatMap(({ name, find }) =>
    find(contract).map((defect) => ({ rule: name, ...defect })),
  );
}
