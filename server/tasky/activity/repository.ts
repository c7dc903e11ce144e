import type { SelectQueryBuilder } from 'kysely';
import type { ActivityRow, Db, Tables } from '../storage/tables.ts';

/** Something that happened, and who did it. */
export type Happening = ActivityRow & { readonly user_name: string; readonly email: string };

/** What is looked for; what is left out can be anything. */
export interface Wanted {
  readonly board?: string;
  readonly entity?: string;
  readonly entityType?: string | undefined;
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  /** ISO 8601: nothing before it. */
  readonly since?: string;
}

/** Newest first. */
export function happenings(
  db: Db,
  wanted: Wanted,
  { limit, skip = 0 }: { readonly limit: number; readonly skip?: number },
): Promise<Happening[]> {
  return fitting(db, wanted)
    .innerJoin('users', 'users.id', 'activity.user_id')
    .selectAll('activity')
    .select(['users.name as user_name', 'users.email'])
    .orderBy('activity.created_at', 'desc')
    .orderBy('activity.id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute();
}

export async function countHappenings(db: Db, wanted: Wanted): Promise<number> {
  const { total } = await fitting(db, wanted)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** How often what was done, most often first. */
export function countsByAction(db: Db, wanted: Wanted) {
  return fitting(db, wanted)
    .select((row) => ['action', row.fn.countAll<number>().as('count')])
    .groupBy('action')
    .orderBy('count', 'desc')
    .orderBy('action')
    .execute();
}

/** How often who did something, most often first. */
export function countsByUser(db: Db, wanted: Wanted) {
  return fitting(db, wanted)
    .innerJoin('users', 'users.id', 'activity.user_id')
    .select((row) => ['users.id', 'users.name', 'users.email', row.fn.countAll<number>().as('count')])
    .groupBy(['users.id', 'users.name', 'users.email'])
    .orderBy('count', 'desc')
    .orderBy('users.id')
    .execute();
}

/** How many there were. */
export async function deleteHappenings(db: Db, boardId: string): Promise<number> {
  const gone = await db.deleteFrom('activity').where('board_id', '=', boardId).returning('id').execute();
  return gone.length;
}

export async function deleteHappeningsBefore(db: Db, moment: string): Promise<void> {
  await db.deleteFrom('activity').where('created_at', '<', moment).execute();
}

function fitting(
  db: Db,
  { board, entity, entityType, user, action, since }: Wanted,
): SelectQueryBuilder<Tables, 'activity', object> {
  const equal = [
    ['board_id', board],
    ['entity_id', entity],
    ['entity_type', entityType],
    ['user_id', user],
    ['action', action],
  ] as const;
  let query = db.selectFrom('activity');
  for (const [column, value] of equal)
    if (value !== undefined) query = query.where(`activity.${column}`, '=', value as never);
  return since === undefined ? query : query.where('activity.created_at', '>=', since);
}
