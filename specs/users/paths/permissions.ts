import type { Operation } from '../../builder/operation.ts';
import { permitted } from '../authz.ts';
import { invalid } from '../errors.ts';
import { operation } from '../operation.ts';
import { ids } from '../samples.ts';
import {
  NewPermission,
  newPermissionSample,
  PermissionChange,
  PermissionEnvelope,
  Permissions,
  permissionSample,
} from '../schemas/access.ts';
import { Created, Done } from '../schemas/common.ts';

const tag = 'Permissions';
const permission = '/permissions/{id}';
const duplicate = { duplicate_name: invalid('name', 'already exists', 'already-exists') };

export const permissionOperations: readonly Operation[] = [
  operation({
    id: 'listPermissions',
    method: 'get',
    path: '/permissions',
    tag,
    summary: 'List permissions',
    authz: permitted('permissions.read'),
    success: {
      description: 'All permissions',
      schema: Permissions,
      ...{ code: 'LIST_PERMISSIONS_SUCCESS', message: 'Permissions listed', data: [permissionSample] },
    },
  }),
  operation({
    id: 'createPermission',
    method: 'post',
    path: '/permissions',
    tag,
    summary: 'Create a permission',
    authz: permitted('permissions.create'),
    body: { schema: NewPermission, sample: newPermissionSample },
    success: {
      status: 201,
      description: 'The identifier of the new permission',
      schema: Created,
      ...{ code: 'CREATE_PERMISSION_SUCCESS', message: 'Permission created', data: { id: ids.permission } },
    },
    errors: { 400: duplicate },
  }),
  operation({
    id: 'getPermission',
    method: 'get',
    path: permission,
    tag,
    summary: 'Get a permission',
    authz: permitted('permissions.read'),
    success: {
      description: 'The permission',
      schema: PermissionEnvelope,
      ...{ code: 'GET_PERMISSION_SUCCESS', message: 'Permission found', data: permissionSample },
    },
  }),
  operation({
    id: 'changePermission',
    method: 'put',
    path: permission,
    tag,
    summary: 'Change a permission',
    authz: permitted('permissions.update'),
    body: {
      schema: PermissionChange,
      sample: { name: newPermissionSample.name, description: newPermissionSample.description },
    },
    success: {
      description: 'The permission is changed',
      schema: Done,
      ...{ code: 'UPDATE_PERMISSION_SUCCESS', message: 'Permission changed', data: {} },
    },
    errors: { 400: duplicate },
  }),
  operation({
    id: 'deletePermission',
    method: 'delete',
    path: permission,
    tag,
    summary: 'Delete a permission',
    description: 'Every role loses it.',
    authz: permitted('permissions.delete'),
    success: {
      description: 'The permission is deleted',
      schema: Done,
      ...{ code: 'DELETE_PERMISSION_SUCCESS', message: 'Permission deleted', data: {} },
    },
  }),
];
