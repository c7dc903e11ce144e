import type { MetadataEntry } from '../metadata/entry.ts';
import type { PrincipalInput } from '../people/principal.ts';
import type { AuthorizationInput } from './authorization.ts';

/** The body of POST /threat_models. */
export interface ThreatModelInput {
  readonly name: string;
  readonly description?: string | null;
  readonly threat_model_framework?: string;
  readonly authorization?: readonly AuthorizationInput[];
  readonly issue_uri?: string | null;
  readonly metadata?: readonly MetadataEntry[] | null;
}

/** The body of PUT; what is left out is cleared, but framework, authorization and owner stay. */
export interface ThreatModelReplacement extends ThreatModelInput {
  readonly owner?: PrincipalInput;
}

/** What PATCH makes of a threat model: the only way to its status. */
export interface PatchedThreatModel extends ThreatModelReplacement {
  readonly status?: string | null;
}

export const USUAL_FRAMEWORK = 'STRIDE';
