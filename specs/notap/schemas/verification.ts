import { arrayOf, input, integer, number, oneOf, schema, uuid } from '../../builder/schema.ts';
import { factorNames, factors, ids, tokens } from '../samples.ts';
import { reply, sentence, userId, word } from './common.ts';
import { digest, SomeFactors } from './enrollment.ts';

const names = arrayOf(word);

export const Initiation = schema(
  'Initiation',
  'Who is to be verified, by UUID or alias, and how much is at stake',
  input({
    required: { user_uuid: word },
    optional: {
      transaction_amount: number({ min: 0 }),
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      risk_level: oneOf(['LOW', 'MEDIUM', 'HIGH']),
      psp_config: { type: 'object' },
    },
  }),
);

export const initiationSample = { user_uuid: ids.user, transaction_amount: 49.9, currency: 'USD' } as const;

export const Initiated = reply('InitiatedVerification', {
  session_id: uuid(),
  uuid: userId,
  required_factors: names,
  enrolled_factors: names,
  expires_in: integer({ min: 0 }),
  message: sentence,
});

export const initiatedSample = {
  session_id: ids.session,
  uuid: ids.user,
  required_factors: factorNames.slice(0, 2),
  enrolled_factors: factorNames,
  expires_in: 300,
  message: 'Verification started',
} as const;

export const Proof = schema(
  'Proof',
  'The factors that a session requires',
  input({ required: { session_id: uuid(), user_uuid: userId, factors: SomeFactors } }),
);

export const proofSample = {
  session_id: ids.session,
  user_uuid: ids.user,
  factors: { PIN: factors.PIN, PATTERN: factors.PATTERN },
} as const;

export const Verified = reply('Verified', {
  verified: { const: true },
  auth_token: word,
  session_id: uuid(),
  message: sentence,
});

export const verifiedSample = {
  verified: true,
  auth_token: tokens.auth,
  session_id: ids.session,
  message: 'Verified',
} as const;

export const FactorProof = schema(
  'FactorProof',
  'One factor that a session requires',
  input({ required: { session_id: uuid(), factor_name: word, factor_digest: digest } }),
);

export const factorProofSample = {
  session_id: ids.session,
  factor_name: 'PIN',
  factor_digest: factors.PIN,
} as const;

export const Progress = reply('Progress', { completed: names, remaining: names });
export const progressSample = { completed: ['PIN'], remaining: ['PATTERN'] } as const;

export const SessionStatus = reply('SessionStatus', {
  status: oneOf(['pending', 'verified', 'failed', 'expired']),
  attempts: integer({ min: 0 }),
  max_attempts: { const: 3 },
  expires_in: integer({ min: 0 }),
});
export const sessionStatusSample = {
  status: 'pending',
  attempts: 0,
  max_attempts: 3,
  expires_in: 240,
} as const;
