import { fail } from '../../../server/users/errors/users-error.ts';
import { anyUser, permitted } from '../../../server/users/routing/authz.ts';
import { grantsOf } from '../../../server/users/users/repository.ts';
import { type Apply, family, type Sabotage } from '../sabotage.ts';
import { both } from '../seams/both.ts';
import { before } from '../seams/handlers.ts';
import { declaring } from '../seams/policies.ts';
import {
  changePermission,
  changeRole,
  changeUser,
  createPermission,
  createRole,
  deletePermission,
  deleteRole,
  deleteUser,
  givePermission,
  giveRole,
  listRolePermissions,
  listRoles,
  listUserPermissions,
  listUserRoles,
  listUsers,
  readPermission,
  readRole,
  readUser,
  takePermission,
  takeRole,
} from './operations.ts';

/** An operation that another permission is enough for, or any account. */
function open(id: string, title: string, operation: string, apply: Apply): Sabotage {
  return { id, title, at: [operation], requirements: ['S-forbidden'], cells: [`${operation} 403`], apply };
}

const toEverybody = declaring({ authz: anyUser });

/** Callers who are let in without the permission, or with another one. */
export const permissions = family('permissions', [
  open('everybody-lists-users', 'Whoever is logged in lists all users.', listUsers, toEverybody),
  open(
    'readers-list-users',
    'The permission to read users lists them, without the role admin.',
    listUsers,
    declaring({ authz: permitted('users.read') }),
  ),
  open('everybody-reads-users', 'An account without any role reads others.', readUser, toEverybody),
  open(
    'everybody-reads-roles-of-users',
    'An account without any role reads the roles of others.',
    listUserRoles,
    toEverybody,
  ),
  open(
    'everybody-reads-permissions-of-users',
    'An account without any role reads the permissions of others.',
    listUserPermissions,
    toEverybody,
  ),
  open('everybody-changes-users', 'Whoever is logged in changes others.', changeUser, toEverybody),
  open('everybody-deletes-users', 'Whoever is logged in deletes others.', deleteUser, toEverybody),
  open(
    'writers-delete-users',
    'The permission to change users deletes them.',
    deleteUser,
    declaring({ authz: permitted('users.update') }),
  ),
  open(
    'everybody-gives-roles',
    'Whoever is logged in gives roles, to themselves too.',
    giveRole,
    toEverybody,
  ),
  open(
    'readers-take-roles',
    'The permission to read users takes roles from them.',
    takeRole,
    declaring({ authz: permitted('users.read') }),
  ),
  open('everybody-lists-roles', 'Whoever is logged in lists roles.', listRoles, toEverybody),
  open(
    'role-creators-read-roles',
    'The permission to create roles reads them.',
    readRole,
    declaring({ authz: permitted('roles.create') }),
  ),
  open('everybody-creates-roles', 'Whoever is logged in creates roles.', createRole, toEverybody),
  open(
    'role-readers-change-roles',
    'The permission to read roles changes them.',
    changeRole,
    declaring({ authz: permitted('roles.read') }),
  ),
  open(
    'role-writers-delete-roles',
    'The permission to change roles deletes them.',
    deleteRole,
    declaring({ authz: permitted('roles.update') }),
  ),
  open(
    'permission-readers-read-those-of-roles',
    'The permission to read permissions reads those of roles.',
    listRolePermissions,
    declaring({ authz: permitted('permissions.read') }),
  ),
  open(
    'everybody-gives-permissions',
    'Whoever is logged in gives permissions to roles.',
    givePermission,
    toEverybody,
  ),
  open(
    'role-deleters-take-permissions',
    'The permission to delete roles takes permissions from them.',
    takePermission,
    declaring({ authz: permitted('roles.delete') }),
  ),
  open(
    'role-readers-read-permissions',
    'The permission to read roles reads permissions.',
    readPermission,
    declaring({ authz: permitted('roles.read') }),
  ),
  open(
    'role-creators-create-permissions',
    'The permission to create roles creates permissions.',
    createPermission,
    declaring({ authz: permitted('roles.create') }),
  ),
  open(
    'permission-creators-change-permissions',
    'The permission to create permissions changes them.',
    changePermission,
    declaring({ authz: permitted('permissions.create') }),
  ),
  open(
    'everybody-deletes-permissions',
    'Whoever is logged in deletes permissions.',
    deletePermission,
    toEverybody,
  ),
  open(
    'new-role-acts-at-once',
    'A new role acts with the tokens from before.',
    listRoles,
    both(
      toEverybody,
      before(async ({ server, usersCaller }) => {
        const held = await grantsOf(server.users.storage.db, usersCaller?.id ?? '');
        if (!held.permissions.includes('roles.read')) throw fail('FORBIDDEN');
      }),
    ),
  ),
]);
