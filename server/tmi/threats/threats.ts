import type { Family } from '../families/family.ts';
import { present } from '../families/present.ts';
import type { MetadataEntry } from '../metadata/entry.ts';

export interface ThreatInput {
  readonly name: string;
  readonly description?: string;
  readonly threat_type?: string;
  readonly severity?: string;
  readonly score?: number;
  readonly priority?: string;
  readonly mitigated?: boolean;
  readonly mitigation?: string;
  readonly status?: string;
  readonly diagram_id?: string | null;
  readonly cell_id?: string | null;
  readonly issue_uri?: string | null;
  readonly metadata?: readonly MetadataEntry[] | null;
}

/** What can go wrong in a threat model. */
export const threats: Family<'threats', ThreatInput> = {
  table: 'threats',
  singular: 'threat',
  plural: 'threats',
  name: 'Threat',
  idParameter: 'threat_id',
  missing: 'threat_not_found',
  columnsOf: (input) => ({
    name: input.name,
    description: input.description ?? null,
    threat_type: input.threat_type ?? 'Unspecified',
    severity: input.severity ?? 'Unknown',
    score: input.score === undefined ? null : toOneDecimal(input.score),
    priority: input.priority ?? 'Medium',
    mitigated: input.mitigated ? 1 : 0,
    mitigation: input.mitigation ?? null,
    status: input.status ?? 'Active',
    diagram_id: input.diagram_id ?? null,
    cell_id: input.cell_id ?? null,
    issue_uri: input.issue_uri ?? null,
  }),
  viewOf: ({ description, score, mitigation, mitigated, ...row }, metadata) => ({
    ...row,
    ...present({ description, score, mitigation }),
    mitigated: mitigated === 1,
    metadata,
  }),
  metadataIn: ({ metadata }) => metadata ?? [],
  eventData: ({ name, severity, status }) => ({ name, severity, status }),
};

/** One decimal is kept. */
function toOneDecimal(score: number): number {
  return Math.round(score * 10) / 10;
}
