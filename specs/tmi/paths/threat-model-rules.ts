import type { ParameterObject } from 'openapi3-ts/oas31';
import type { NamedExamples } from '../../builder/operation.ts';
import { failure } from '../errors/answer.ts';
import { between, filter } from '../parameters.ts';
import { alice } from '../samples.ts';

/** What GET /threat_models reads from its query, and what the other operations on threat models refuse. */

const anything = { type: 'string' } as const;
const count = (usual: number) => ({ type: ['integer' as const, 'string' as const], default: usual });

/** S1 lists no 400 for the list, so the schemas allow whatever a query can say. */
export const forgivingFilters: readonly ParameterObject[] = [
  filter('limit', 'How many to return, 1 to 100; out of range is clamped', count(20), 20),
  filter('offset', 'How many to skip; out of range is clamped', count(0), 0),
  filter('owner', 'Part of the name or address of the owner', anything, 'alice'),
  filter('name', 'Part of the name', anything, 'Payment'),
  filter('description', 'Part of the description', anything, 'payment'),
  filter('issue_uri', 'Part of the issue link', anything, 'SEC-456'),
  filter('status', 'One of these statuses, comma separated', anything, 'In review'),
  ...between('created', anything),
  ...between('modified', anything),
  ...between('status_updated', anything),
  filter('sort', '`<field>:<asc|desc>`; newest first without it', anything, 'created_at:desc'),
];

/** S0 has two texts for a name that is missing; the other one, "name is required", is the one servers send. */
export const missingName: NamedExamples = {
  missing_name_in_full: failure('invalid_input', "Field 'name' is required but was not provided"),
};

export const incompleteEntry: NamedExamples = {
  missing_provider: failure('invalid_input', 'Invalid authorization entry format', {
    details: {
      code: 'missing_provider',
      context: { entry_index: 2, provider_id: alice.provider_id },
      suggestion: "Ensure each authorization entry includes both 'provider' and 'provider_id' fields",
    },
  }),
};

export const ownerOnly: NamedExamples = {
  owner_only: failure('forbidden', 'Only the owner can change ownership or authorization'),
};

export const duplicateSubject: NamedExamples = {
  duplicate_subject: failure(
    'conflict',
    `Duplicate authorization subject: ${alice.provider_id} appears multiple times`,
  ),
};

export const activeSession: NamedExamples = {
  active_session: failure(
    'conflict',
    'Cannot delete threat model while a diagram has an active collaboration session. Please end all collaboration sessions first.',
  ),
};
