import type { Contract } from '../contract.ts';
import type { Finding } from '../finding.ts';
import { deadLink } from './dead-link.ts';
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
import { requiredReadOnly } from './required-read-only.ts';
import { securityWithout401 } from './security-without-401.ts';
import { siblingDeviation } from './sibling-deviation.ts';
import { unreachableStatus } from './unreachable-status.ts';
import { unsatisfiableSchema } from './unsatisfiable-schema.ts';

export const documentRules: readonly DocumentRule[] = [
  unsatisfiableSchema,
  onlyEmptyList,
  noSample,
  invalidExample,
  impossibleBody,
  misleadingLocation,
  requiredReadOnly,
  noResponses,
  securityWithout401,
  errorEnvelope,
  unreachableStatus,
  pathParameters,
  duplicateOperationId,
  deadLink,
  siblingDeviation,
];

/**
 * Looks for the defects of a document that reading it does not show; those that it does show are `contract.findings`.
 * Takes a second for a large document, so it is asked for and never part of a start.
 */
export function documentFindings(contract: Contract): Finding[] {
  return documentRules.flatMap(({ name, find }) =>
    find(contract).map((defect) => ({ rule: name, ...defect })),
  );
}
