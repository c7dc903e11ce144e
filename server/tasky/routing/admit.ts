import { findBoard, isMember } from '../boards/repository.ts';
import { findComment } from '../comments/repository.ts';
import { fail } from '../errors/tasky-error.ts';
import { objectIdIn } from '../storage/object-id.ts';
import type { Db, UserRow } from '../storage/tables.ts';
import { findTicket, isAssigned } from '../tickets/repository.ts';
import { isAllowed } from './authz.ts';
import type { Resources } from './call.ts';
import type { Asking, Policy } from './policy.ts';

/**
 * Finds what the path leads to, and lets the caller in, or throws 404 or 403. A board that is about to be changed is
 * locked until the transaction ends: whatever happens on one board happens one after the other.
 */
export async function admit(db: Db, policy: Policy, asking: Asking): Promise<Resources> {
  const { caller, path } = asking;
  const resources = await resourcesIn(db, path, {
    lock: policy.method !== 'GET',
    deletedToo: policy.findsDeleted?.(asking) ?? false,
  });
  if (!caller) return resources;
  const hasAccess = await isGivenAccess(db, caller, resources);
  const { board, comment } = resources;
  const creator = comment?.author_id ?? board?.owner_id;
  const standing = { role: caller.role, hasAccess, isCreator: creator === caller.id };
  if (!isAllowed(policy.authz, standing)) throw fail(policy.refusal ?? 'administrator_required');
  return resources;
}

async function resourcesIn(
  db: Db,
  path: Asking['path'],
  { lock, deletedToo }: { readonly lock: boolean; readonly deletedToo: boolean },
): Promise<Resources> {
  if (path.boardId !== undefined) {
    const board = await findBoard(db, objectIdIn(path.boardId), { lock });
    if (!board) throw fail('board_not_found');
    return { board };
  }
  if (path.ticketId === undefined) return {};
  const id = objectIdIn(path.ticketId);
  const found = await findTicket(db, id);
  const board = await findBoard(db, found?.board_id, { lock });
  // Once more: it may have been changed before the board was locked.
  const ticket = lock && board ? await findTicket(db, id) : found;
  if (!board || !ticket || (ticket.deleted_at !== null && !deletedToo)) throw fail('ticket_not_found');
  if (path.commentId === undefined) return { board, ticket };
  const comment = await findComment(db, ticket.id, objectIdIn(path.commentId));
  if (!comment) throw fail('comment_not_found');
  return { board, ticket, comment };
}

/** Whoever made a ticket or is assigned to it may see it, also without the board. */
async function isGivenAccess(db: Db, { id }: UserRow, { board, ticket }: Resources): Promise<boolean> {
  if (!board) return false;
  if (board.owner_id === id || ticket?.created_by === id) return true;
  if (await isMember(db, board.id, id)) return true;
  return ticket !== undefined && (await isAssigned(db, ticket.id, id));
}
