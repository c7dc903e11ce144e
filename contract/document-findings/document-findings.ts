import type { Contract } from '../contract.ts';
import type { Finding } from '../finding.ts';
import { normalisations } from '../normalise/normalise.ts';
import { clashingSchemes } from './clashing-schemes.ts';
import { deadLink } from './dead-link.ts';
import { discriminator } from './discriminator.ts';
import type { DocumentRule } from './document-rule.ts';
import { duplicateOperationId } from './duplicate-operation-id.ts';
import { embeddedId } from './embedded-id.ts';
import { errorEnvelope } from './error-envelope.ts';
import { ignoredRefSiblings } from './ignored-ref-siblings.ts';
import { impossibleBody } from './impossible-body.ts';
import { invalidExample } from './invalid-example.ts';
import { leftOutOperation } from './left-out-operation.ts';
import { misleadingLocation } from './misleading-location.ts';
import { noResponses } from './no-responses.ts';
import { noSample } from './no-sample.ts';
import { onlyEmptyList } from './only-empty-list.ts';
import { otherServer } from './other-server.ts';
import { overlappingPaths } from './overlapping-paths.ts';
import { pathParameters } from './path-parameters.ts';
import { pathWithQuery } from './path-with-query.ts';
import { pathWithoutSlash } from './path-without-slash.ts';
import { queryWithoutBody } from './query-without-body.ts';
import { refusalWithoutSecurity } from './refusal-without-security.ts';
import { requiredReadOnly } from './required-read-only.ts';
import { roleWithout403 } from './role-without-403.ts';
import { samePath } from './same-path.ts';
import { securityWithout401 } from './security-without-401.ts';
import { sharedQueryName } from './shared-query-name.ts';
import { siblingDeviation } from './sibling-deviation.ts';
import { structure } from './structure.ts';
import { swagger2 } from './swagger-2.ts';
import { unknownSecurityScheme } from './unknown-security-scheme.ts';
import { unreachableStatus } from './unreachable-status.ts';
import { unreadableWebhook } from './unreadable-webhook.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { unsatisfiableSchema } from './unsatisfiable-schema.ts';
import { xmlName } from './xml-name.ts';

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
  clashingSchemes,
  errorEnvelope,
  unreachableStatus,
  pathParameters,
  samePath,
  sharedQueryName,
  overlappingPaths,
  pathWithoutSlash,
  pathWithQuery,
  otherServer,
  duplicateOperationId,
  discriminator,
  deadLink,
  xmlName,
  siblingDeviation,
];

/** What is told of each rule whose name findings carry, in the order in which pages list them. */
export const explainedRules: readonly Omit<DocumentRule, 'find'>[] = [
  ...documentRules,
  ...normalisations,
  embeddedId,
  ignoredRefSiblings,
  structure,
  leftOutOperation,
  unreadableWebhook,
  swagger2,
];

const helps = new Map(explainedRules.map(({ name, help }) => [name, help]));

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
    find(contract).map((defect) => ({ rule: name, ...defect, pointer: contract.origin(defect.pointer) })),
  );
}
