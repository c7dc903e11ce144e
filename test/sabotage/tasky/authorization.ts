import type { FastifyRequest } from 'fastify';
import { anyUser, boardAccess, creator } from '../../../server/tasky/routing/authz.ts';
import type { Db } from '../../../server/tasky/storage/tables.ts';
import { type Apply, family } from '../sabotage.ts';
import { before, handling } from '../seams/handlers.ts';
import { declaring } from '../seams/policies.ts';
import {
  addMember,
  changeTicket,
  createBoard,
  createColumn,
  deleteBoard,
  deleteComment,
  listBoards,
  listUsers,
  readBoard,
  readTicket,
  removeMember,
  search,
  setRole,
} from './operations.ts';

/** Lets the handler work, and undoes in the database what it did. */
function undoing(undo: (db: Db, path: Readonly<Record<string, string>>) => Promise<unknown>): Apply {
  return handling(async (handler, request) => {
    const answer = await handler();
    await undo(request.server.tasky.storage.db, request.params as Readonly<Record<string, string>>);
    return answer;
  });
}

/** Whoever calls is taken for an administrator. */
const asAdministrator = before(({ user }: FastifyRequest) => {
  if (user) Object.assign(user, { role: 'admin' });
});

/** Callers who are let in and should not be, or the other way round. */
export const authorization = family('authorization', [
  {
    id: 'viewers-create-boards',
    title: 'Whoever is logged in creates boards.',
    at: [createBoard],
    requirements: ['S-403-viewer', 'S-403-role-change'],
    cells: [`${createBoard} 403`],
    apply: declaring({ authz: anyUser }),
  },
  {
    id: 'strangers-read-boards',
    title: 'Whoever is logged in reads every board.',
    at: [readBoard],
    requirements: ['S-403-board-access', 'S-403-add-member'],
    cells: [`${readBoard} 403`],
    apply: declaring({ authz: anyUser }),
  },
  {
    id: 'strangers-read-tickets',
    title: 'Whoever is logged in reads every ticket.',
    at: [readTicket],
    requirements: ['S-403-ticket-access'],
    cells: [`${readTicket} 403`],
    apply: declaring({ authz: anyUser }),
  },
  {
    id: 'members-delete-boards',
    title: 'Whoever has access to a board deletes it.',
    at: [deleteBoard],
    requirements: ['S-403-delete-board'],
    cells: [`${deleteBoard} 403`],
    apply: declaring({ authz: boardAccess }),
  },
  {
    id: 'members-add-members',
    title: 'Whoever has access to a board adds members.',
    at: [addMember],
    requirements: ['S-403-add-member', 'S-status-403'],
    cells: [`${addMember} 403`],
    apply: declaring({ authz: boardAccess }),
  },
  {
    id: 'members-add-columns',
    title: 'Whoever has access to a board adds columns.',
    at: [createColumn],
    requirements: ['S-status-403'],
    cells: [`${createColumn} 403`],
    apply: declaring({ authz: boardAccess }),
  },
  {
    id: 'readers-change-tickets',
    title: 'A viewer with access to a board changes its tickets.',
    at: [changeTicket],
    requirements: ['S-403-ticket-access', 'S-status-403'],
    cells: [`${changeTicket} 403`],
    apply: declaring({ authz: boardAccess }),
  },
  {
    id: 'members-delete-comments',
    title: 'Whoever has access to a board deletes the comments of others.',
    at: [deleteComment],
    requirements: ['S-403-comment'],
    cells: [`${deleteComment} 403`],
    apply: declaring({ authz: boardAccess }),
  },
  {
    id: 'everybody-lists-users',
    title: 'Whoever is logged in lists all users.',
    at: [listUsers],
    requirements: ['S-status-403'],
    cells: [`${listUsers} 403`],
    apply: declaring({ authz: anyUser }),
  },
  {
    id: 'everybody-sets-roles',
    title: 'Whoever is logged in changes the roles of others.',
    at: [setRole],
    requirements: ['S-status-403'],
    cells: [`${setRole} 403`],
    apply: declaring({ authz: anyUser }),
  },
  {
    id: 'members-shut-out',
    title: 'Only the owner of a board reads it.',
    at: [readBoard],
    requirements: ['S-403-add-member', 'S-status-200'],
    cells: [`${readBoard} 200`],
    apply: declaring({ authz: creator }),
  },
  {
    id: 'new-role-forgotten',
    title: 'A new role is shown, and is not kept.',
    at: [setRole],
    seenAt: [createBoard],
    requirements: ['S-403-role-change'],
    apply: undoing((db, { userId = '' }) =>
      db.updateTable('users').set({ role: 'viewer' }).where('id', '=', userId).execute(),
    ),
  },
  {
    id: 'removed-members-stay',
    title: 'A member who is removed still has access.',
    at: [removeMember],
    seenAt: [readBoard],
    requirements: ['S-403-add-member'],
    apply: undoing((db, { boardId = '', userId = '' }) =>
      db
        .insertInto('board_members')
        .values({ board_id: boardId, user_id: userId, added_at: '' })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    ),
  },
  {
    id: 'search-shows-all',
    title: 'A search finds what the caller has no access to.',
    at: [search],
    requirements: ['S-403-ticket-access', 'S-403-board-access'],
    apply: asAdministrator,
  },
  {
    id: 'list-shows-all',
    title: 'The list of boards shows those of everybody.',
    at: [listBoards],
    requirements: ['S-403-board-access'],
    apply: asAdministrator,
  },
]);
