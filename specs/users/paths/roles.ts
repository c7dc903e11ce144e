import type { Operation } from '../../builder/operation.ts';
import { permitted } from '../authz.ts';
import { invalid, unknown } from '../errors.ts';
import { operation } from '../operation.ts';
import { ids } from '../samples.ts';
import {
  NewRole,
  newRoleSample,
  PermissionAssignment,
  Permissions,
  permissionSample,
  RoleChange,
  RoleEnvelope,
  Roles,
  roleSample,
} from '../schemas/access.ts';
import { Created, Done } from '../schemas/common.ts';

const tag = 'Roles';
const role = '/roles/{id}';
const duplicate = { duplicate_name: invalid('name', 'already exists', 'already-exists') };

export const roleOperations: readonly Operation[] = [
  operation({
    id: 'listRoles',
    method: 'get',
    path: '/roles',
    tag,
    summary: 'List roles',
    authz: permitted('roles.read'),
    success: {
      description: 'All roles',
      schema: Roles,
      ...{ code: 'LIST_ROLES_SUCCESS', message: 'Roles listed', data: [roleSample] },
    },
  }),
  operation({
    id: 'createRole',
    method: 'post',
    path: '/roles',
    tag,
    summary: 'Create a role',
    authz: permitted('roles.create'),
    body: { schema: NewRole, sample: newRoleSample },
    success: {
      status: 201,
      description: 'The identifier of the new role',
      schema: Created,
      ...{ code: 'CREATE_ROLE_SUCCESS', message: 'Role created', data: { id: ids.role } },
    },
    errors: { 400: duplicate },
  }),
  operation({
    id: 'getRole',
    method: 'get',
    path: role,
    tag,
    summary: 'Get a role',
    authz: permitted('roles.read'),
    success: {
      description: 'The role',
      schema: RoleEnvelope,
      ...{ code: 'GET_ROLE_SUCCESS', message: 'Role found', data: roleSample },
    },
  }),
  operation({
    id: 'changeRole',
    method: 'put',
    path: role,
    tag,
    summary: 'Change a role',
    authz: permitted('roles.update'),
    body: { schema: RoleChange, sample: newRoleSample },
    success: {
      description: 'The role is changed',
      schema: Done,
      ...{ code: 'UPDATE_ROLE_SUCCESS', message: 'Role changed', data: {} },
    },
    errors: { 400: duplicate },
  }),
  operation({
    id: 'deleteRole',
    method: 'delete',
    path: role,
    tag,
    summary: 'Delete a role',
    description: 'Whoever has it loses it.',
    authz: permitted('roles.delete'),
    success: {
      description: 'The role is deleted',
      schema: Done,
      ...{ code: 'DELETE_ROLE_SUCCESS', message: 'Role deleted', data: {} },
    },
  }),
  operation({
    id: 'listRolePermissions',
    method: 'get',
    path: `${role}/permissions`,
    tag,
    summary: 'List the permissions of a role',
    authz: permitted('roles.read'),
    success: {
      description: 'All of them',
      schema: Permissions,
      ...{ code: 'GET_ROLE_PERMISSIONS_SUCCESS', message: 'Permissions listed', data: [permissionSample] },
    },
  }),
  operation({
    id: 'givePermission',
    method: 'post',
    path: `${role}/permissions`,
    tag,
    summary: 'Give a permission to a role',
    description: 'Giving it again changes nothing.',
    authz: permitted('roles.update'),
    body: { schema: PermissionAssignment, sample: { permissionId: ids.permission } },
    success: {
      description: 'The role has the permission',
      schema: Done,
      ...{ code: 'ASSIGN_PERMISSION_SUCCESS', message: 'Permission given', data: {} },
    },
    errors: { 404: { unknown_permission: unknown('permissionId') } },
  }),
  operation({
    id: 'takePermission',
    method: 'delete',
    path: `${role}/permissions/{permissionId}`,
    tag,
    summary: 'Take a permission from a role',
    description: 'Taking what it does not have changes nothing.',
    authz: permitted('roles.update'),
    success: {
      description: 'The role has the permission no longer',
      schema: Done,
      ...{ code: 'REMOVE_PERMISSION_SUCCESS', message: 'Permission taken', data: {} },
    },
    errors: { 404: { unknown_role: unknown('id') } },
  }),
];
