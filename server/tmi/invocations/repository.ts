import { now, secondsFromNow } from '../clock.ts';
import type { Page } from '../lists/paging.ts';
import type { Db, UserRow } from '../storage/tables.ts';
import type { InvocationRow, InvocationStatus } from '../storage/webhook-tables.ts';

/** Of these, nobody knows yet how they end. */
const active: readonly InvocationStatus[] = ['pending', 'in_progress'];

export function isActive({ status }: InvocationRow): boolean {
  return active.includes(status);
}

/** An invocation, and who made it. */
export type InvocationWithCaller = InvocationRow &
  Pick<UserRow, 'provider' | 'provider_id' | 'display_name' | 'email'>;

export async function insertInvocation(db: Db, row: InvocationRow): Promise<void> {
  await db.insertInto('invocations').values(row).execute();
}

function withCallers(db: Db) {
  return db
    .selectFrom('invocations')
    .innerJoin('users', 'users.id', 'invocations.invoked_by')
    .selectAll('invocations')
    .select(['users.provider', 'users.provider_id', 'users.display_name', 'users.email']);
}

export async function findInvocation(db: Db, id: string): Promise<InvocationWithCaller | undefined> {
  return withCallers(db).where('invocations.id', '=', id).executeTakeFirst();
}

/** Undefined for whatever is not asked for. */
export interface InvocationFilter {
  readonly invokedBy: string | undefined;
  readonly status: string | undefined;
  readonly addonId: string | undefined;
}

/** Newest first. */
export async function listInvocations(
  db: Db,
  { invokedBy, status, addonId }: InvocationFilter,
  { limit, offset }: Page,
): Promise<InvocationWithCaller[]> {
  return withCallers(db)
    .$if(invokedBy !== undefined, (query) => query.where('invocations.invoked_by', '=', invokedBy ?? ''))
    .$if(status !== undefined, (query) => query.where('invocations.status', '=', status as InvocationStatus))
    .$if(addonId !== undefined, (query) => query.where('invocations.addon_id', '=', addonId ?? ''))
    .orderBy('invocations.created_at', 'desc')
    .orderBy('invocations.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** The invocations that somebody still waits for. One whose add-on has been silent for too long is not among them. */
function activeOnes(db: Db, timeoutSeconds: number) {
  return db
    .selectFrom('invocations')
    .where('status', 'in', active)
    .where('status_updated_at', '>', secondsFromNow(-timeoutSeconds));
}

export async function countActive(db: Db, invokedBy: string, timeoutSeconds: number): Promise<number> {
  const { count } = await activeOnes(db, timeoutSeconds)
    .select(db.fn.countAll<number>().as('count'))
    .where('invoked_by', '=', invokedBy)
    .executeTakeFirstOrThrow();
  return count;
}

export async function isAnyActive(db: Db, addonId: string, timeoutSeconds: number): Promise<boolean> {
  const one = await activeOnes(db, timeoutSeconds)
    .select('id')
    .where('addon_id', '=', addonId)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/** When the one was begun before which there were so many newer ones; undefined if there are not that many. */
export async function beginningOf(
  db: Db,
  invokedBy: string,
  { since, nth }: { readonly since: string; readonly nth: number },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('invocations')
    .select('created_at')
    .where('invoked_by', '=', invokedBy)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .offset(nth - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
}

/** The add-on has it now, or never will; what it said meanwhile by itself counts for more. */
export async function invocationWasSent(
  db: Db,
  id: string,
  { arrived, error }: { readonly arrived: boolean; readonly error: string | null },
): Promise<void> {
  await db
    .updateTable('invocations')
    .set({
      status: arrived ? 'in_progress' : 'failed',
      status_message: arrived ? null : error,
      status_updated_at: now(),
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute();
}

/** Gives up invocations whose add-on has been silent for too long. */
export async function failSilentOnes(db: Db, timeoutSeconds: number): Promise<void> {
  await db
    .updateTable('invocations')
    .set({
      status: 'failed',
      status_message: 'The add-on has not been heard of for too long',
      status_updated_at: now(),
    })
    .where('status', 'in', active)
    .where('status_updated_at', '<=', secondsFromNow(-timeoutSeconds))
    .execute();
}

/** Deletes what ended before this moment. */
export async function deleteOldInvocations(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('invocations')
    .where('status', 'not in', active)
    .where('status_updated_at', '<', before)
    .execute();
}
