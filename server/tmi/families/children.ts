import type { FastifyRequest } from 'fastify';
import { newId, now } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import { announce } from '../events/announce.ts';
import type { EventVerb } from '../events/event.ts';
import { refuseDuplicateKeys } from '../metadata/entry.ts';
import { deleteAllMetadata, metadataOf, replaceMetadata } from '../metadata/repository.ts';
import { isUuid } from '../routing/identifiers.ts';
import { accessOf, dbOf } from '../routing/request.ts';
import type { Tables } from '../storage/tables.ts';
import type { ChildTable, ChildView, Family } from './family.ts';
import { deleteChildren, findChildren, insertChild, updateChild } from './repository.ts';

/** The child that the path names. Throws 404. */
export async function childInPath<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
): Promise<Tables[Table]> {
  const { [family.idParameter]: id = '' } = request.params as Readonly<Record<string, string>>;
  // What cannot be an id is the id of nothing; no database is asked for it.
  const [child] = isUuid(id) ? await childrenNamed(request, family, [id]) : [];
  if (!child) throw fail(family.missing);
  return child;
}

/** The children of these ids, in their order. Throws 404 if one is missing: all or nothing. */
export async function childrenNamed<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
  ids: readonly string[],
): Promise<Tables[Table][]> {
  const { model } = accessOf(request);
  const found = await findChildren(
    dbOf(request),
    family.table,
    model.id,
    ids.map((id) => id.toLowerCase()),
  );
  return found.map((child) => {
    if (!child) throw fail(family.missing);
    return child;
  });
}

/** A child as answers show it. */
export async function show<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
  row: Tables[Table],
): Promise<ChildView> {
  return family.viewOf(row, await metadataOf(dbOf(request), row));
}

/** Stores a new child. */
export async function createChild<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
  input: Input,
): Promise<Tables[Table]> {
  const moment = now();
  const row = {
    ...family.columnsOf(input),
    id: newId(),
    threat_model_id: accessOf(request).model.id,
    created_at: moment,
    modified_at: moment,
  } as unknown as Tables[Table];
  await insertChild(dbOf(request), family.table, row);
  await storeMetadata(request, family, row, input);
  await tell(request, family, 'created', row);
  return row;
}

/** Puts the input in the place of what the child was. */
export async function replaceWith<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
  before: Tables[Table],
  input: Input,
): Promise<Tables[Table]> {
  const row = { ...before, ...family.columnsOf(input), modified_at: now() };
  await updateChild(dbOf(request), family.table, row);
  await storeMetadata(request, family, row, input);
  await tell(request, family, 'updated', row);
  return row;
}

/** Deletes children and what belongs to them. */
export async function removeAll<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
  rows: readonly Tables[Table][],
): Promise<void> {
  const db = dbOf(request);
  const ids = rows.map(({ id }) => id);
  await deleteAllMetadata(db, ids);
  await deleteChildren(db, family.table, ids);
  for (const row of rows) await tell(request, family, 'deleted', row);
}

async function storeMetadata<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
  row: Tables[Table],
  input: Input,
): Promise<void> {
  const metadata = family.metadataIn(input);
  if (!metadata) return;
  refuseDuplicateKeys(metadata);
  const host = { id: row.id, threatModelId: row.threat_model_id };
  await replaceMetadata(dbOf(request), host, metadata);
}

async function tell<Table extends ChildTable, Input>(
  request: FastifyRequest,
  family: Family<Table, Input>,
  verb: EventVerb,
  row: Tables[Table],
): Promise<void> {
  const { model } = accessOf(request);
  await announce(dbOf(request), {
    type: `${family.singular}.${verb}`,
    threatModelId: model.id,
    ownerId: model.owner_id,
    resourceId: row.id,
    data: family.eventData(row),
  });
}
