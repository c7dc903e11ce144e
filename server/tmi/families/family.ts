import type { FailureName } from '../errors/failures.ts';
import type { EventObject } from '../events/event.ts';
import type { MetadataEntry } from '../metadata/entry.ts';
import type { Tables } from '../storage/tables.ts';

/** The tables of what is inside threat models. */
export type ChildTable = 'threats' | 'documents' | 'sources' | 'diagrams';

/** What answers show of every child. */
export interface ChildView {
  readonly id: string;
  readonly created_at: string;
  readonly modified_at: string;
}

/** The columns that make a child what it is; id, threat model and timestamps are the same for all. */
export type Columns<Table extends ChildTable> = Omit<
  Tables[Table],
  'id' | 'threat_model_id' | 'created_at' | 'modified_at'
>;

/** A kind of resource inside a threat model: all that its routes need to know about it. */
export interface Family<Table extends ChildTable, Input> {
  readonly table: Table;
  /** "threat" */
  readonly singular: EventObject;
  /** "threats": in paths. */
  readonly plural: string;
  /** "Threat": in operation ids, and the name of the schema of the resource. */
  readonly name: string;
  readonly idParameter: string;
  readonly missing: FailureName;
  /** The columns of something new; on replacement, what the input leaves out is cleared. */
  readonly columnsOf: (input: Input) => Columns<Table>;
  readonly viewOf: (row: Tables[Table], metadata: readonly MetadataEntry[]) => ChildView;
  /** The metadata that the body of a request brings; undefined where they have only their own operations. */
  readonly metadataIn: (input: Input) => readonly MetadataEntry[] | undefined;
  /** What subscribers are told. */
  readonly eventData: (row: Tables[Table]) => Readonly<Record<string, unknown>>;
}

export const collectionPath = ({ plural }: { readonly plural: string }): string =>
  `/threat_models/{threat_model_id}/${plural}`;

export const itemPath = (family: { readonly plural: string; readonly idParameter: string }): string =>
  `${collectionPath(family)}/{${family.idParameter}}`;
