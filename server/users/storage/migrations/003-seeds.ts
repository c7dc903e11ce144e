import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../tables.ts';

const resources = ['users', 'roles', 'permissions'];
const actions = ['read', 'create', 'update', 'delete'];

/** The permissions of the API, the role that has them all, and the one that everybody gets. */
export const seeds: Migration = {
  up: async (db: Kysely<Tables>) => {
    const stored = () => ({ id: randomUUID(), created_at: new Date().toISOString() });
    const permissions = resources.flatMap((resource) =>
      actions.map((action) => ({
        ...stored(),
        name: `${resource}.${action}`,
        ...{ resource, action, description: null },
      })),
    );
    const admin = { ...stored(), name: 'admin', description: 'May do everything' };
    const user = { ...stored(), name: 'user', description: 'Every account has it' };
    await db.insertInto('permissions').values(permissions).execute();
    await db.insertInto('roles').values([admin, user]).execute();
    const given = permissions.flatMap(({ id: permission_id, name }) => [
      { role_id: admin.id, permission_id },
      ...(name === 'users.read' ? [{ role_id: user.id, permission_id }] : []),
    ]);
    await db.insertInto('role_permissions').values(given).execute();
  },
};
