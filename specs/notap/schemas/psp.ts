import {
  arrayOf,
  boolean,
  dateTime,
  input,
  integer,
  number,
  object,
  oneOf,
  schema,
} from '../../builder/schema.ts';
import { created, factorNames, factors, ids, later, tokens } from '../samples.ts';
import { HTTPS, reply, userId, word } from './common.ts';
import { digest } from './enrollment.ts';

const url = { type: 'string', format: 'uri', pattern: HTTPS, maxLength: 2048 } as const;

export const NewPspSession = schema(
  'NewPspSession',
  'A payment that a user is to confirm',
  input({
    required: {
      amount: number({ min: 0 }),
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      merchant_id: word,
    },
    optional: {
      uuid: userId,
      required_factors: integer({ min: 1, max: 10 }),
      metadata: { type: 'object' },
      callback_url: url,
      return_url: url,
    },
  }),
);
export const newPspSessionSample = {
  amount: 49.9,
  currency: 'USD',
  merchant_id: ids.merchant,
  uuid: ids.user,
} as const;

export const PspSession = reply('PspSession', {
  session_id: word,
  required_factors: integer({ min: 1, max: 10 }),
  expires_at: dateTime(),
  frontend_token: word,
});
export const pspSessionSample = {
  session_id: ids.pspSession,
  required_factors: 2,
  expires_at: later,
  frontend_token: tokens.frontend,
} as const;

export const PspProof = schema(
  'PspProof',
  'Factors of the user',
  input({
    required: {
      session_id: word,
      factors: arrayOf(object({ required: { type: word, digest } }), { min: 1, max: 10 }),
    },
  }),
);
export const pspProofSample = {
  session_id: ids.pspSession,
  factors: factorNames.slice(0, 2).map((type) => ({ type, digest: factors[type] })),
} as const;

export const PspVerified = reply('PspVerified', {
  verified: { const: true },
  auth_token: word,
  user_uuid: userId,
  timestamp: dateTime(),
});
export const pspVerifiedSample = {
  verified: true,
  auth_token: tokens.auth,
  user_uuid: ids.user,
  timestamp: created,
} as const;

export const PspStatus = reply('PspStatus', {
  status: oneOf(['pending', 'verified', 'failed', 'expired']),
  verified: boolean(),
  completed_factors: integer({ min: 0 }),
});
export const pspStatusSample = { status: 'pending', verified: false, completed_factors: 0 } as const;
