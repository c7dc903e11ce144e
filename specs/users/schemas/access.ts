import { arrayOf, input, nullable, object, schema, text, uuid } from '../../builder/schema.ts';
import { ids } from '../samples.ts';
import { envelope } from './common.ts';

const description = { type: 'string' } as const;
const roleName = text({ min: 1, max: 50 });
const permissionName = text({ min: 1, max: 100 });
const resource = text({ min: 1, max: 100 });
const action = text({ min: 1, max: 50 });

const Role = schema(
  'Role',
  'A set of permissions, which users can have',
  object({ required: { id: uuid(), name: roleName, description: nullable(description) } }),
);

const Permission = schema(
  'Permission',
  'An action on a kind of resource',
  object({
    required: { id: uuid(), name: permissionName, resource, action, description: nullable(description) },
  }),
);

export const RoleEnvelope = envelope('RoleEnvelope', Role);
export const Roles = envelope('Roles', arrayOf(Role));
export const PermissionEnvelope = envelope('PermissionEnvelope', Permission);
export const Permissions = envelope('Permissions', arrayOf(Permission));

export const NewRole = schema(
  'NewRole',
  'A new role; its name is unique',
  input({ required: { name: roleName }, optional: { description } }),
);
export const RoleChange = schema(
  'RoleChange',
  'The members to change',
  input({ optional: { name: roleName, description } }),
);
export const NewPermission = schema(
  'NewPermission',
  'A new permission; its name is unique',
  input({ required: { name: permissionName, resource, action }, optional: { description } }),
);
export const PermissionChange = schema(
  'PermissionChange',
  'The members to change',
  input({ optional: { name: permissionName, description } }),
);
export const RoleAssignment = schema(
  'RoleAssignment',
  'The role to give',
  input({ required: { roleId: uuid() } }),
);
export const PermissionAssignment = schema(
  'PermissionAssignment',
  'The permission to give',
  input({ required: { permissionId: uuid() } }),
);

export const newRoleSample = { name: 'auditor', description: 'Reads everything' } as const;
export const roleSample = { id: ids.role, ...newRoleSample } as const;

export const newPermissionSample = {
  name: 'reports.read',
  resource: 'reports',
  action: 'read',
  description: 'Read reports',
} as const;
export const permissionSample = { id: ids.permission, ...newPermissionSample } as const;
