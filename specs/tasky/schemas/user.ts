import { arrayOf, boolean, input, object, oneOf, schema } from '../../builder/schema.ts';
import { ids, stamps, tokenSample } from '../samples.ts';
import { envelope, nonBlank, objectId, Person, stored } from './common.ts';

const role = oneOf(['admin', 'member', 'viewer']);

const own = {
  _id: objectId,
  name: { type: 'string' },
  email: { type: 'string', format: 'email' },
  role,
} as const;

const User = schema(
  'User',
  'An account; its password is never shown',
  object({ required: own, optional: stored }),
);

/** What a client may conclude from the role. */
const rights = {
  permissions: arrayOf({ type: 'string' }),
  isAdmin: boolean(),
  isMember: boolean(),
  isViewer: boolean(),
} as const;

const Caller = schema(
  'Caller',
  'The account of the caller',
  object({ required: own, optional: { ...stored, ...rights } }),
);

export const Session = envelope('SessionEnvelope', { user: User, token: { type: 'string', minLength: 1 } });
export const CallerEnvelope = envelope('CallerEnvelope', { user: Caller });
export const UserEnvelope = envelope('UserEnvelope', { user: User });
export const Users = envelope('UsersEnvelope', { users: arrayOf(User) });
export const Team = envelope('TeamEnvelope', { users: arrayOf(Person) });

const email = { type: 'string', format: 'email' } as const;
const password = { type: 'string', minLength: 1, writeOnly: true } as const;

export const Registration = schema(
  'Registration',
  'A new account. The e-mail address is kept in lower case.',
  input({ required: { name: nonBlank, email, password } }),
);
export const Credentials = schema(
  'Credentials',
  'What an account logs in with',
  input({ required: { email: { type: 'string', minLength: 1 }, password } }),
);
export const RoleChange = schema('RoleChange', 'The new role', input({ required: { role } }));

export const userSample = {
  _id: ids.ada,
  name: 'Ada',
  email: 'ada@example.com',
  role: 'member',
  ...stamps,
} as const;

export const registrationSample = {
  name: 'Ada',
  email: 'ada@example.com',
  password: 'correct horse battery staple',
} as const;

export const credentialsSample = {
  email: 'ada@example.com',
  password: 'correct horse battery staple',
} as const;

export const sessionSample = { user: userSample, token: tokenSample } as const;
