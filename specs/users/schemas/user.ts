import {
  arrayOf,
  boolean,
  input,
  integer,
  nullable,
  object,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import { ids } from '../samples.ts';
import { envelope } from './common.ts';

const username = text({ min: 3, max: 30 });
const email = { type: 'string', format: 'email', maxLength: 100 } as const;
const displayName = text({ min: 1, max: 50 });
const avatarImageUrl = { type: 'string', format: 'uri', maxLength: 255 } as const;
export const password = text({ min: 8, max: 128 }, { writeOnly: true });

export const User = schema(
  'User',
  'An account, without any of its secrets',
  object({
    required: {
      id: uuid(),
      username,
      email,
      displayName,
      avatarImageUrl: nullable({ type: 'string', maxLength: 255 }),
      isActive: boolean(),
      isVerified: boolean(),
    },
  }),
);

export const UserEnvelope = envelope('UserEnvelope', User);
export const Registered = envelope('Registered', object({ required: { userId: uuid() } }));

export const UserPage = envelope(
  'UserPage',
  object({
    required: {
      items: arrayOf(User),
      page: integer({ min: 1 }),
      pageSize: integer({ min: 1, max: 100 }),
      totalItems: integer({ min: 0 }),
      totalPages: integer({ min: 0 }),
      hasNext: boolean(),
      hasPrev: boolean(),
    },
  }),
);

export const SignUp = schema(
  'SignUp',
  'A new account',
  input({ required: { username, email, displayName, password }, optional: { avatarImageUrl } }),
);
export const ProfileChange = schema(
  'ProfileChange',
  'The members to change',
  input({ optional: { displayName, avatarImageUrl } }),
);
export const UserChange = schema(
  'UserChange',
  'The members to change. Whoever is no longer active is logged out.',
  input({ optional: { displayName, avatarImageUrl, isActive: boolean(), isVerified: boolean() } }),
);

export const userSample = {
  id: ids.ada,
  username: 'ada',
  email: 'ada@example.com',
  displayName: 'Ada Lovelace',
  avatarImageUrl: null,
  isActive: true,
  isVerified: true,
} as const;

export const signUpSample = {
  username: 'ada',
  email: 'ada@example.com',
  displayName: 'Ada Lovelace',
  password: 'correct horse battery staple',
} as const;

export const pageSample = {
  items: [userSample],
  page: 1,
  pageSize: 20,
  totalItems: 1,
  totalPages: 1,
  hasNext: false,
  hasPrev: false,
} as const;
