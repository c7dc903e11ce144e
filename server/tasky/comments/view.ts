import { viewPerson } from '../accounts/view.ts';
import { stamps } from '../storage/stored.ts';
import type { Db } from '../storage/tables.ts';
import { type ShownComment, shownComments } from './repository.ts';

const TOMBSTONE = 'This comment has been deleted.';

export function viewComment(comment: ShownComment) {
  const isDeleted = comment.deleted_at !== null;
  const { author_id: id, author_name: name, author_email: email } = comment;
  return {
    _id: comment.id,
    ticket: comment.ticket_id,
    author: viewPerson({ id, name, email }),
    text: isDeleted ? TOMBSTONE : comment.text,
    isDeleted,
    deletedAt: comment.deleted_at,
    ...stamps(comment),
  };
}

/** The comment of this id. */
export async function viewCommentOf(db: Db, id: string) {
  return viewComment(await shownComments(db).where('comments.id', '=', id).executeTakeFirstOrThrow());
}
