import { diagrams } from '../diagrams/diagrams.ts';
import { documents } from '../documents/documents.ts';
import type { ChildTable, ChildView, Family } from '../families/family.ts';
import { allChildren } from '../families/repository.ts';
import type { MetadataEntry } from '../metadata/entry.ts';
import { metadataWithin } from '../metadata/repository.ts';
import { type UserView, userView } from '../people/principal.ts';
import { sources } from '../sources/sources.ts';
import type { Db, ThreatModelRow } from '../storage/tables.ts';
import { threats } from '../threats/threats.ts';
import { entriesOf, type NamedEntry } from './authorization-repository.ts';
import { overviewOf } from './overview.ts';

/** A threat model with everything in it, as answers show it. */
export interface ThreatModelView {
  readonly id: string;
  readonly name: string;
  readonly owner: UserView;
  readonly authorization: readonly object[];
  readonly [member: string]: unknown;
}

export async function viewThreatModel(db: Db, model: ThreatModelRow): Promise<ThreatModelView> {
  const overview = await overviewOf(db, model.id);
  const metadata = overview.metadata ? await metadataWithin(db, model.id) : noMetadata;
  const entries = await entriesOf(db, model.id);
  const children = <Table extends ChildTable, Input>(family: Family<Table, Input>) =>
    overview[family.table] ? viewChildren(db, family, model.id, metadata) : [];
  return {
    ...summary(model, userView(overview)),
    authorization: entries.map(viewEntry),
    metadata: metadata.get(model.id) ?? [],
    documents: await children(documents),
    sources: await children(sources),
    diagrams: await children(diagrams),
    threats: await children(threats),
  };
}

const noMetadata: ReadonlyMap<string, readonly MetadataEntry[]> = new Map();

/** What lists show too. */
export function summary(model: ThreatModelRow, owner: UserView) {
  const { id, name, description, created_by, threat_model_framework, issue_uri, status, status_updated } =
    model;
  return {
    id,
    name,
    description,
    owner,
    created_by: JSON.parse(created_by) as UserView,
    threat_model_framework,
    issue_uri,
    status,
    status_updated,
    created_at: model.created_at,
    modified_at: model.modified_at,
  };
}

function viewEntry({ principal_type, provider, provider_id, role, display_name, email }: NamedEntry): object {
  return {
    principal_type,
    provider,
    provider_id,
    ...(display_name === null ? {} : { display_name }),
    ...(email === null ? {} : { email }),
    role,
  };
}

async function viewChildren<Table extends ChildTable, Input>(
  db: Db,
  family: Family<Table, Input>,
  threatModelId: string,
  metadata: ReadonlyMap<string, readonly MetadataEntry[]>,
): Promise<ChildView[]> {
  const rows = await allChildren(db, family.table, threatModelId);
  return rows.map((row) => family.viewOf(row, metadata.get(row.id) ?? []));
}
