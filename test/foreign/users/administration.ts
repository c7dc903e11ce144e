import { randomUUID } from 'node:crypto';
import { requireStorable } from './bodies.ts';
import { type Call, ok, type Route } from './call.ts';
import { Refusal } from './refusals.ts';
import { shownPermission, shownRole, shownUser } from './shown.ts';

const missing = (code: string): Refusal => new Refusal(404, code, 'Record not found');
const idOf = ({ path: { id = '' } }: Call): string => id;

/** What the database says of a reference to nothing, and of what is there already. */
function refusedByDatabase(constraint: string, kind: 'foreign key' | 'unique'): Error {
  const text =
    kind === 'unique'
      ? 'duplicate key value violates unique'
      : 'insert or update on table violates foreign key';
  return new Error(`${text} constraint "${constraint}"`);
}

/** Numbers as Axum reads them, and the page that they mean. */
function page({ records, query }: Call) {
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const pageSize = Math.min(50, Math.max(1, Number(query.get('pageSize') ?? 20)));
  const all = [...records.users.values()];
  const totalPages = Math.ceil(all.length / pageSize);
  const items = all.slice((page - 1) * pageSize, page * pageSize).map(shownUser);
  const hasNext = page < totalPages;
  return { items, page, pageSize, totalItems: all.length, totalPages, hasNext, hasPrev: page > 1 };
}

const userRoutes: readonly Route[] = [
  {
    route: 'GET /users',
    needs: 'users.read',
    role: 'admin',
    handler: (call) => ok('LIST_USERS_SUCCESS', page(call)),
  },
  {
    route: 'GET /users/:id',
    needs: 'users.read',
    handler: (call) => {
      const user = call.records.users.get(idOf(call));
      if (!user) throw missing('USER_NOT_FOUND');
      return ok('GET_USER_SUCCESS', shownUser(user));
    },
  },
  {
    route: 'PUT /users/:id',
    needs: 'users.update',
    body: { displayName: 'string?', avatarImageUrl: 'string?', isActive: 'boolean?', isVerified: 'boolean?' },
    validated: true,
    handler: (call) => {
      const user = call.records.users.get(idOf(call));
      requireStorable(call.body);
      if (user) Object.assign(user, call.body);
      return ok('ADMIN_UPDATE_USER_SUCCESS');
    },
  },
  {
    route: 'DELETE /users/:id',
    needs: 'users.delete',
    handler: (call) => {
      call.records.users.delete(idOf(call));
      return ok('DELETE_USER_SUCCESS');
    },
  },
  {
    route: 'GET /users/:id/roles',
    needs: 'users.read',
    handler: (call) => {
      const held = [...(call.records.users.get(idOf(call))?.roles ?? [])];
      return ok(
        'GET_USER_ROLES_SUCCESS',
        held.flatMap((id) => call.records.roles.get(id) ?? []).map(shownRole),
      );
    },
  },
  {
    route: 'POST /users/:id/roles',
    needs: 'users.update',
    body: { roleId: 'uuid' },
    failed: 'ASSIGN_ROLE_FAILED',
    handler: (call) => {
      const user = call.records.users.get(idOf(call));
      const roleId = String(call.body.roleId);
      if (!user || !call.records.roles.has(roleId))
        throw refusedByDatabase('user_roles_role_id_fkey', 'foreign key');
      if (user.roles.has(roleId)) throw refusedByDatabase('user_roles_pkey', 'unique');
      user.roles.add(roleId);
      return ok('ASSIGN_ROLE_SUCCESS');
    },
  },
  {
    route: 'DELETE /users/:id/roles/:roleId',
    needs: 'users.update',
    handler: (call) => {
      call.records.users.get(idOf(call))?.roles.delete(call.path.roleId ?? '');
      return ok('REMOVE_ROLE_SUCCESS');
    },
  },
  {
    route: 'GET /users/:id/permissions',
    needs: 'users.read',
    handler: (call) => {
      const { records } = call;
      const held = [...(records.users.get(idOf(call))?.roles ?? [])].flatMap(
        (id) => records.roles.get(id) ?? [],
      );
      const ids = new Set(held.flatMap(({ permissions }) => [...permissions]));
      const shown = [...ids].flatMap((id) => records.permissions.get(id) ?? []).map(shownPermission);
      return ok('GET_USER_PERMISSIONS_SUCCESS', shown);
    },
  },
];

const roleRoutes: readonly Route[] = [
  {
    route: 'GET /roles/:id/permissions',
    needs: 'roles.read',
    handler: (call) => {
      const { records } = call;
      const held = [...(records.roles.get(idOf(call))?.permissions ?? [])];
      const shown = held.flatMap((id) => records.permissions.get(id) ?? []).map(shownPermission);
      return ok('GET_ROLE_PERMISSIONS_SUCCESS', shown);
    },
  },
  {
    route: 'POST /roles/:id/permissions',
    needs: 'roles.update',
    body: { permissionId: 'uuid' },
    failed: 'ASSIGN_PERMISSION_FAILED',
    handler: (call) => {
      const role = call.records.roles.get(idOf(call));
      const permissionId = String(call.body.permissionId);
      if (!role || !call.records.permissions.has(permissionId))
        throw refusedByDatabase('role_permissions_permission_id_fkey', 'foreign key');
      if (role.permissions.has(permissionId)) throw refusedByDatabase('role_permissions_pkey', 'unique');
      role.permissions.add(permissionId);
      return ok('ASSIGN_PERMISSION_SUCCESS');
    },
  },
  {
    route: 'DELETE /roles/:id/permissions/:permissionId',
    needs: 'roles.update',
    handler: (call) => {
      call.records.roles.get(idOf(call))?.permissions.delete(call.path.permissionId ?? '');
      return ok('REMOVE_PERMISSION_SUCCESS');
    },
  },
];

/** Roles and permissions have the same five operations. */
function named(
  kind: 'roles' | 'permissions',
  body: NonNullable<Route['body']>,
  make: (body: Call['body']) => object,
): readonly Route[] {
  const word = kind.slice(0, -1).toUpperCase();
  type Named = { readonly id: string; name: string };
  const all = ({ records }: Call) => records[kind] as Map<string, Named>;
  const show = (each: Named) =>
    kind === 'roles' ? shownRole(each as never) : shownPermission(each as never);
  const requireFree = (call: Call, id?: string): void => {
    const { name } = call.body;
    if ([...all(call).values()].some((each) => each.name === name && each.id !== id))
      throw refusedByDatabase(`${kind}_name_key`, 'unique');
  };
  return [
    {
      route: `GET /${kind}`,
      needs: `${kind}.read`,
      handler: (call) => ok(`LIST_${word}S_SUCCESS`, [...all(call).values()].map(show)),
    },
    {
      route: `POST /${kind}`,
      needs: `${kind}.create`,
      body,
      failed: `CREATE_${word}_FAILED`,
      handler: (call) => {
        requireFree(call);
        const id = randomUUID();
        all(call).set(id, { id, ...make(call.body) } as Named);
        return ok(`CREATE_${word}_SUCCESS`, { id });
      },
    },
    {
      route: `GET /${kind}/:id`,
      needs: `${kind}.read`,
      handler: (call) => {
        const found = all(call).get(idOf(call));
        if (!found) throw missing(`${word}_NOT_FOUND`);
        return ok(`GET_${word}_SUCCESS`, show(found));
      },
    },
    {
      route: `PUT /${kind}/:id`,
      needs: `${kind}.update`,
      body: { name: 'string?', description: 'string?' },
      failed: `UPDATE_${word}_FAILED`,
      handler: (call) => {
        const found = all(call).get(idOf(call));
        if (found) requireFree(call, found.id);
        if (found) Object.assign(found, call.body);
        return ok(`UPDATE_${word}_SUCCESS`);
      },
    },
    {
      route: `DELETE /${kind}/:id`,
      needs: `${kind}.delete`,
      handler: (call) => {
        all(call).delete(idOf(call));
        return ok(`DELETE_${word}_SUCCESS`);
      },
    },
  ];
}

export const administrationRoutes: readonly Route[] = [
  ...userRoutes,
  ...roleRoutes,
  ...named('roles', { name: 'string', description: 'string?' }, ({ name, description = null }) => ({
    ...{ name, description, permissions: new Set() },
  })),
  ...named(
    'permissions',
    { name: 'string', resource: 'string', action: 'string', description: 'string?' },
    ({ name, resource, action, description = null }) => ({ name, resource, action, description }),
  ),
];
