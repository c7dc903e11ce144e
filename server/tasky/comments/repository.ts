import type { CommentRow, Db } from '../storage/tables.ts';

/** A comment on that ticket that is not deleted. */
export async function findComment(
  db: Db,
  ticketId: string,
  id: string | undefined,
): Promise<CommentRow | undefined> {
  if (id === undefined) return undefined;
  return db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', id)
    .where('ticket_id', '=', ticketId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Comments with their authors; deleted ones are among them. */
export function shownComments(db: Db) {
  return db
    .selectFrom('comments')
    .innerJoin('users', 'users.id', 'comments.author_id')
    .selectAll('comments')
    .select(['users.name as author_name', 'users.email as author_email']);
}

export type ShownComment = Awaited<ReturnType<ReturnType<typeof shownComments>['execute']>>[number];

/** Oldest first. */
export function commentsOf(db: Db, ticketId: string): Promise<ShownComment[]> {
  return shownComments(db)
    .where('ticket_id', '=', ticketId)
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .execute();
}
