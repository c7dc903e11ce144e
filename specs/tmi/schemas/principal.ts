import { arrayOf, boolean, object, oneOf, schema, text, uuid } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { NAME, PROVIDER, TEXT_LINE } from './patterns.ts';

const provider = text({ max: 100, pattern: PROVIDER }, { description: 'Identity provider; `*` means any' });
const providerId = text({ min: 1, max: 500, pattern: NAME }, { description: 'What the provider calls it' });
const displayName = text({ min: 1, max: 256, pattern: TEXT_LINE });
const email = text({ max: 320 }, { format: 'email' });

/** A person, as every answer names one. */
export const User = schema(
  'User',
  'A person',
  object({
    required: {
      principal_type: oneOf(['user']),
      provider,
      provider_id: providerId,
      display_name: displayName,
      email,
    },
  }),
);

const groups = arrayOf(providerId, { max: 1000 }, { description: 'Groups that the token names' });

export const UserProfile = schema(
  'UserProfile',
  'The caller, and whether they administer this instance',
  object({
    required: { ...User.properties, is_admin: boolean() },
    optional: { groups },
  }),
);

/** GET /oauth2/userinfo: what OpenID Connect calls a person, and what this API calls one. */
export const UserInfo = schema(
  'UserInfo',
  'The caller, in the words of OpenID Connect and in those of this API',
  object({
    required: {
      sub: providerId,
      id: uuid(),
      name: displayName,
      providers: arrayOf(object({ required: { provider, is_primary: boolean() } }), { max: 100 }),
      ...User.properties,
    },
    optional: { idp: provider, is_admin: boolean(), groups },
  }),
);

const role = oneOf(['reader', 'writer', 'owner'], {
  description: 'Each role may do what the ones before it may',
});

/** Who has which role on a threat model, as answers show it. */
export const Authorization = schema(
  'Authorization',
  'A person or group, and their role on a threat model',
  object({
    required: {
      principal_type: oneOf(['user', 'group']),
      provider,
      provider_id: providerId,
      role,
    },
    optional: { display_name: displayName, email },
  }),
);

/**
 * Names in requests: kind and provider may be left out, which means a user and the caller's own provider. Display name
 * and address are accepted, so that an answer can be sent back, but the server knows them better.
 */
const reference = {
  provider,
  display_name: displayName,
  email,
};

export const AuthorizationInput = schema(
  'AuthorizationInput',
  'A person or group to give a role to',
  object(
    {
      required: { provider_id: providerId, role },
      optional: { principal_type: oneOf(['user', 'group'], { default: 'user' }), ...reference },
    },
    { examples: [{ provider_id: sample.bob.provider_id, role: 'reader' }] },
  ),
);

export const UserInput = schema(
  'UserInput',
  'A person, named in a request',
  object(
    {
      required: { provider_id: providerId },
      optional: { principal_type: oneOf(['user'], { default: 'user' }), ...reference },
    },
    { examples: [{ provider_id: sample.bob.provider_id }] },
  ),
);

export const userProfileSample = { ...sample.alice, is_admin: false, groups: ['security'] } as const;

export const userInfoSample = {
  sub: sample.alice.provider_id,
  id: sample.ids.alice,
  name: sample.alice.display_name,
  providers: [{ provider: sample.alice.provider, is_primary: true }],
  ...sample.alice,
  idp: sample.alice.provider,
  is_admin: false,
  groups: ['security'],
} as const;
