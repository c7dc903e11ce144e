import {
  arrayOf,
  dateTime,
  input,
  integer,
  nullable,
  object,
  oneOf,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import { created, ids, tokens } from '../samples.ts';
import { reply, word } from './common.ts';

const email = { type: 'string', format: 'email', maxLength: 254 } as const;
const password = text({ min: 8, max: 128 });

const Developer = schema(
  'Developer',
  'An account of the developer portal',
  object({
    required: { id: uuid(), email, fullName: word, createdAt: dateTime() },
    optional: { company: word },
  }),
);
export const developerSample = {
  id: ids.developer,
  email: 'ada@example.com',
  fullName: 'Ada Lovelace',
  createdAt: created,
} as const;

export const Registration = schema(
  'Registration',
  'A new developer',
  input({ required: { email, password, fullName: word }, optional: { company: word } }),
);
export const registrationSample = {
  email: 'ada@example.com',
  password: 'correct horse battery staple',
  fullName: 'Ada Lovelace',
} as const;

export const Login = schema(
  'Login',
  'Who logs in',
  input({ required: { email, password: text({ min: 1, max: 128 }) } }),
);
export const loginSample = {
  email: registrationSample.email,
  password: registrationSample.password,
} as const;

export const Session = reply('DeveloperSession', {
  developer: Developer,
  token: text({ min: 1, max: 4096 }),
  expiresIn: integer({ min: 1 }),
});
export const sessionSample = {
  developer: developerSample,
  token: tokens.developer,
  expiresIn: 86_400,
} as const;

export const DeveloperReply = reply('DeveloperReply', { developer: Developer });
export const Valid = reply('ValidToken', { valid: { const: true } });

const permission = oneOf(['enrollment:read', 'enrollment:write', 'verification:read', 'webhook:manage']);
const permissions = arrayOf(permission, { max: 4 }, { uniqueItems: true });

const key = {
  id: word,
  name: word,
  permissions,
  rateLimit: integer({ min: 1 }),
  createdAt: dateTime(),
  expiresAt: nullable(dateTime()),
} as const;
const Key = schema(
  'ApiKey',
  'An API key, without the key itself',
  object({ required: { ...key, prefix: word } }),
);
const NewKey = schema(
  'ShownApiKey',
  'An API key, which is shown this once',
  object({ required: { ...key, key: { type: 'string', pattern: '^zpk_live_' } } }),
);
const common = {
  id: ids.key,
  name: 'Checkout',
  permissions: ['enrollment:read', 'verification:read'],
  rateLimit: 1000,
  createdAt: created,
  expiresAt: null,
} as const;
export const keySample = { ...common, prefix: 'zpk_live_1f3e' } as const;
export const shownKeySample = { ...common, key: tokens.key } as const;

export const KeyInput = schema(
  'NewApiKey',
  'What a key is for',
  input({
    required: { name: word },
    optional: {
      permissions,
      rateLimit: integer({ min: 1, max: 100_000 }),
      expiresInDays: integer({ min: 1, max: 3650 }),
    },
  }),
);
export const keyInputSample = { name: common.name, permissions: common.permissions } as const;
export const PermissionChange = schema(
  'PermissionChange',
  'All permissions of a key',
  input({ required: { permissions } }),
);
export const ShownKey = reply('ShownKeyReply', { key: NewKey });
export const KeyReply = reply('KeyReply', { key: Key });
export const Keys = reply('Keys', { keys: arrayOf(Key), total: integer({ min: 0 }) });

export const timeRange = oneOf(['24h', '7d', '30d']);
export const Usage = reply('Usage', {
  usage: object({ required: { timeRange, requests: integer({ min: 0 }), errors: integer({ min: 0 }) } }),
});
export const usageSample = { usage: { timeRange: '24h', requests: 12, errors: 1 } } as const;
