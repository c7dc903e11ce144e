import { object, oneOf, schema, text } from '../../builder/schema.ts';
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

export const UserProfile = schema(
  'UserProfile',
  'The caller, and whether they administer this instance',
  object({
    required: { ...User.properties, is_admin: { type: 'boolean' } },
    optional: {
      groups: { type: 'array', items: providerId, maxItems: 1000, description: 'Groups named by the token' },
    },
  }),
);

export const role = oneOf(['reader', 'writer', 'owner'], {
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

/** The same in a request, where provider and kind may be left out: the caller's own provider, and a user. */
export const AuthorizationInput = schema(
  'AuthorizationInput',
  'A person or group to give a role to',
  object({
    required: { provider_id: providerId, role },
    optional: { principal_type: oneOf(['user', 'group'], { default: 'user' }), provider, email },
  }),
);
