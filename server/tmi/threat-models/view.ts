import { diagrams } from '../diagrams/diagrams.ts';
import { documents } from '../documents/documents.ts';
import type { ChildTable, ChildView, Family } from '../families/family.ts';
import { newestFirst } from '../families/list.ts';
import { childrenOf, rowsOf } from '../families/repository.ts';
import type { MetadataEntry } from '../metadata/entry.ts';
import { metadataWithin } from '../metadata/repository.ts';
import { type UserView, userView } from '../people/principal.ts';
import { findUser } from '../people/repository.ts';
import { sources } from '../sources/sources.ts';
import type { Db, ThreatModelRow } from '../storage/tables.ts';
import { threats } from '../threats/threats.ts';
import { entriesOf, type NamedEntry } from './authorization-repository.ts';

/** A threat model with everything in it, as answers show it. */
export interface ThreatModelView {
  readonly id: string;
  readonly name: string;
  readonly owner: UserView;
  readonly authorization: readonly object[];
  readonly [member: string]: unknown;
}

export async function viewThreatModel(db: Db, model: ThreatModelRow): Promise<ThreatModelView> {
  const metadata = await metadataWithin(db, model.id);
  const owner = await findUser(db, model.owner_id);
  if (!owner) throw new Error(`the owner of threat model ${model.id} is gone`);
  const entries = await entriesOf(db, model.id);
  return {
    ...summary(model, userView(owner)),
    authorization: entries.map(viewEntry),
    metadata: metadata.get(model.id) ?? [],
    documents: await viewChildren(db, documents, model.id, metadata),
    sources: await viewChildren(db, sources, model.id, metadata),
    diagrams: await viewChildren(db, diagrams, model.id, metadata),
    threats: await viewChildren(db, threats, model.id, metadata),
  };
}

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
  const rows = await rowsOf(newestFirst(childrenOf(db, family.table, threatModelId)), family.table);
  return rows.map((row) => family.viewOf(row, metadata.get(row.id) ?? []));
}
