import type { Operation } from '../../builder/operation.ts';
import { integer } from '../../builder/schema.ts';
import { anyUser, permitted, userLister } from '../authz.ts';
import { unknown } from '../errors.ts';
import { operation } from '../operation.ts';
import { query } from '../parameters.ts';
import { ids } from '../samples.ts';
import { Permissions, permissionSample, RoleAssignment, Roles, roleSample } from '../schemas/access.ts';
import { Done } from '../schemas/common.ts';
import {
  ProfileChange,
  pageSample,
  UserChange,
  UserEnvelope,
  UserPage,
  userSample,
} from '../schemas/user.ts';

const tag = 'Users';
const user = '/users/{id}';
const paging = [
  query('page', 'Which page, from 1; less is 1', integer({}, { default: 1 }), { example: 1 }),
  query(
    'pageSize',
    'How many on a page, from 1 to 100; less is 1, more is 100',
    integer({}, { default: 20 }),
    {
      example: 20,
    },
  ),
];

export const userOperations: readonly Operation[] = [
  operation({
    id: 'getProfile',
    method: 'get',
    path: '/users/me',
    tag,
    summary: 'Get the caller',
    authz: anyUser,
    success: {
      description: 'The caller',
      schema: UserEnvelope,
      ...{ code: 'GET_PROFILE_SUCCESS', message: 'Profile found', data: userSample },
    },
  }),
  operation({
    id: 'changeProfile',
    method: 'put',
    path: '/users/me',
    tag,
    summary: 'Change the caller',
    authz: anyUser,
    body: { schema: ProfileChange, sample: { displayName: userSample.displayName } },
    success: {
      description: 'The caller is changed',
      schema: Done,
      ...{ code: 'UPDATE_PROFILE_SUCCESS', message: 'Profile changed', data: {} },
    },
  }),
  operation({
    id: 'listUsers',
    method: 'get',
    path: '/users',
    tag,
    summary: 'List users',
    authz: userLister,
    query: paging,
    success: {
      description: 'A page of users',
      schema: UserPage,
      ...{ code: 'LIST_USERS_SUCCESS', message: 'Users listed', data: pageSample },
    },
  }),
  operation({
    id: 'getUser',
    method: 'get',
    path: user,
    tag,
    summary: 'Get a user',
    description: 'Every account has the permission for that, until it loses the role `user`.',
    authz: permitted('users.read'),
    success: {
      description: 'The user',
      schema: UserEnvelope,
      ...{ code: 'GET_USER_SUCCESS', message: 'User found', data: userSample },
    },
  }),
  operation({
    id: 'changeUser',
    method: 'put',
    path: user,
    tag,
    summary: 'Change a user',
    authz: permitted('users.update'),
    body: { schema: UserChange, sample: { displayName: userSample.displayName, isActive: true } },
    success: {
      description: 'The user is changed',
      schema: Done,
      ...{ code: 'ADMIN_UPDATE_USER_SUCCESS', message: 'User changed', data: {} },
    },
  }),
  operation({
    id: 'deleteUser',
    method: 'delete',
    path: user,
    tag,
    summary: 'Delete a user',
    description: 'Its tokens are no longer valid.',
    authz: permitted('users.delete'),
    success: {
      description: 'The user is deleted',
      schema: Done,
      ...{ code: 'DELETE_USER_SUCCESS', message: 'User deleted', data: {} },
    },
  }),
  operation({
    id: 'listUserRoles',
    method: 'get',
    path: `${user}/roles`,
    tag,
    summary: 'List the roles of a user',
    authz: permitted('users.read'),
    success: {
      description: 'All of them',
      schema: Roles,
      ...{ code: 'GET_USER_ROLES_SUCCESS', message: 'Roles listed', data: [roleSample] },
    },
  }),
  operation({
    id: 'giveRole',
    method: 'post',
    path: `${user}/roles`,
    tag,
    summary: 'Give a role to a user',
    description: 'It applies from the next login or refresh. Giving it again changes nothing.',
    authz: permitted('users.update'),
    body: { schema: RoleAssignment, sample: { roleId: ids.role } },
    success: {
      description: 'The user has the role',
      schema: Done,
      ...{ code: 'ASSIGN_ROLE_SUCCESS', message: 'Role given', data: {} },
    },
    errors: { 404: { unknown_role: unknown('roleId') } },
  }),
  operation({
    id: 'takeRole',
    method: 'delete',
    path: `${user}/roles/{roleId}`,
    tag,
    summary: 'Take a role from a user',
    description: 'Taking what it does not have changes nothing.',
    authz: permitted('users.update'),
    success: {
      description: 'The user has the role no longer',
      schema: Done,
      ...{ code: 'REMOVE_ROLE_SUCCESS', message: 'Role taken', data: {} },
    },
    errors: { 404: { unknown_user: unknown('id') } },
  }),
  operation({
    id: 'listUserPermissions',
    method: 'get',
    path: `${user}/permissions`,
    tag,
    summary: 'List the permissions of a user',
    description: 'Those of all its roles.',
    authz: permitted('users.read'),
    success: {
      description: 'All of them',
      schema: Permissions,
      ...{ code: 'GET_USER_PERMISSIONS_SUCCESS', message: 'Permissions listed', data: [permissionSample] },
    },
  }),
];
