import type { Operation } from '../../builder/operation.ts';
import { administrator, anyUser, everyone } from '../authz.ts';
import { failure, invalid, unknown, wrongPassword } from '../errors.ts';
import { manyWrites, operation } from '../operation.ts';
import { adaSample } from '../schemas/common.ts';
import {
  CallerEnvelope,
  Credentials,
  credentialsSample,
  Registration,
  RoleChange,
  registrationSample,
  Session,
  sessionSample,
  Team,
  UserEnvelope,
  Users,
  userSample,
} from '../schemas/user.ts';

const auth = 'Accounts';
const users = 'Users';
const internal = 'Internal Server Error';
const administratorRequired = {
  administrator_required: failure('Admin access required', { cause: 'administrator-required' }),
};

export const accountOperations: readonly Operation[] = [
  operation({
    id: 'register',
    method: 'post',
    path: '/api/auth/register',
    tag: auth,
    summary: 'Register',
    description: 'The new account is a member. Three accounts an hour can be made from one address.',
    authz: everyone,
    body: { schema: Registration, sample: registrationSample },
    success: { status: 201, description: 'The new account, logged in', schema: Session, data: sessionSample },
    from: ['S', 'P', 'R22', 'R31'],
    errors: {
      400: {
        missing_fields: failure('Missing fields', { cause: 'missing-member' }),
        invalid_email: invalid('email', 'Email must be a valid email address'),
        duplicate_email: failure('Email already exists', { cause: 'already-exists', subject: 'email' }),
      },
    },
    limited: 'Too many account creation attempts. Please try again later.',
    failed: internal,
  }),
  operation({
    id: 'login',
    method: 'post',
    path: '/api/auth/login',
    tag: auth,
    summary: 'Log in',
    description: 'Five attempts in 15 minutes can be made from one address, successful or not.',
    authz: everyone,
    body: { schema: Credentials, sample: credentialsSample },
    success: { status: 200, description: 'The account and a token', schema: Session, data: sessionSample },
    from: ['S', 'P', 'R22', 'R31'],
    errors: {
      400: { missing_fields: failure('Missing email/password', { cause: 'missing-member' }) },
      401: wrongPassword,
    },
    limited: 'Too many login attempts. Please try again after 15 minutes.',
    failed: internal,
  }),
  operation({
    id: 'getCaller',
    method: 'get',
    path: '/api/auth/me',
    tag: auth,
    summary: 'Get the caller',
    authz: anyUser,
    success: { status: 200, description: 'The caller', schema: CallerEnvelope, data: { user: userSample } },
    from: ['S', 'P', 'R22', 'R31'],
    errors: {},
    failed: internal,
  }),
  operation({
    id: 'listUsers',
    method: 'get',
    path: '/api/users',
    tag: users,
    summary: 'List users',
    authz: administrator,
    success: {
      status: 200,
      description: 'All users, newest first',
      schema: Users,
      data: { users: [userSample] },
    },
    from: ['P', 'R22', 'R31'],
    errors: { 403: administratorRequired },
    failed: internal,
  }),
  operation({
    id: 'listTeam',
    method: 'get',
    path: '/api/users/team',
    tag: users,
    summary: 'List the team',
    authz: anyUser,
    success: { status: 200, description: 'All users by name', schema: Team, data: { users: [adaSample] } },
    from: ['R31'],
    errors: {},
    failed: internal,
  }),
  operation({
    id: 'setRole',
    method: 'put',
    path: '/api/users/{userId}/role',
    tag: users,
    summary: 'Set the role of a user',
    description: 'It applies from the next request of that user.',
    authz: administrator,
    body: { schema: RoleChange, sample: { role: 'viewer' } },
    success: {
      status: 200,
      description: 'The user with the new role',
      schema: UserEnvelope,
      data: { user: { ...userSample, role: 'viewer' } },
    },
    from: ['S', 'R31'],
    errors: {
      400: {
        missing_role: failure('Invalid role', { cause: 'missing-member', subject: 'role' }),
        invalid_role: invalid('role', 'Invalid role'),
      },
      403: administratorRequired,
      404: { user_not_found: unknown('userId', 'User not found') },
    },
    limited: manyWrites,
    failed: internal,
  }),
];
