import {
  arrayOf,
  dateTime,
  input,
  integer,
  nullable,
  number,
  object,
  oneOf,
  schema,
  uuid,
} from '../../builder/schema.ts';
import { created, factorNames, ids, later, wallet } from '../samples.ts';
import { reply, sentence, userId, word } from './common.ts';

const amount = number({ min: 0.01, max: 1_000_000 });
const limit = number({ min: 0, max: 1_000_000 });
const chain = oneOf(['solana', 'ethereum', 'polygon']);
const token = oneOf(['USDC', 'USDT', 'SOL', 'ETH']);
const walletAddress = {
  type: 'string',
  pattern: '^[1-9A-HJ-NP-Za-km-z]{32,44}$|^0x[0-9a-fA-F]{40}$',
} as const;

const limits = { spendingLimitDaily: limit, spendingLimitPerTx: limit } as const;

export const RelayerEnrollment = schema(
  'RelayerEnrollment',
  'A wallet that pays for a user',
  input({
    required: { uuid: userId, walletAddress },
    optional: { ...limits, allowedChains: arrayOf(chain), allowedTokens: arrayOf(token) },
  }),
);
export const relayerEnrollmentSample = {
  uuid: ids.user,
  walletAddress: wallet,
  spendingLimitDaily: 500,
  spendingLimitPerTx: 100,
} as const;
export const Enrolled = reply('EnrolledWallet', {
  enrollmentId: word,
  uuid: userId,
  status: { const: 'active' },
});
export const enrolledSample = { enrollmentId: ids.relayer, uuid: ids.user, status: 'active' } as const;

export const LimitChange = schema(
  'LimitChange',
  'The limits of a wallet',
  input({ required: { uuid: userId, ...limits } }),
);
export const limitChangeSample = {
  uuid: ids.user,
  spendingLimitDaily: 500,
  spendingLimitPerTx: 100,
} as const;

export const RelayerStatus = reply('RelayerStatus', {
  enrollmentId: word,
  uuid: userId,
  walletAddress,
  status: { const: 'active' },
  ...limits,
});
export const relayerStatusSample = {
  ...enrolledSample,
  ...relayerEnrollmentSample,
} as const;

export const NewCharge = schema(
  'NewCharge',
  'What is to be paid',
  input({
    required: { merchantId: word, amountUsd: amount },
    optional: {
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      description: word,
      metadata: { type: 'object' },
      expiresIn: integer({ min: 60, max: 86_400 }, { description: 'Seconds' }),
    },
  }),
);
export const newChargeSample = { merchantId: ids.merchant, amountUsd: 49.9 } as const;
const charge = {
  chargeId: word,
  status: oneOf(['pending', 'paid', 'expired', 'cancelled']),
  expiresAt: dateTime(),
  paymentUrl: { type: 'string', format: 'uri' },
} as const;
export const CreatedCharge = reply('CreatedCharge', charge);
export const createdChargeSample = {
  chargeId: ids.charge,
  status: 'pending',
  expiresAt: later,
  paymentUrl: `https://pay.notap.io/${ids.charge}`,
} as const;
export const Charge = reply('Charge', { ...charge, merchantId: word, amountUsd: amount });
export const chargeSample = { ...createdChargeSample, ...newChargeSample } as const;

export const ChargePayment = schema(
  'ChargePayment',
  'Who pays, and the verification that allows it',
  input({
    required: {
      uuid: userId,
      chain,
      verifiedFactors: arrayOf(word, { min: 1, max: 10 }),
      verificationSessionId: uuid(),
    },
  }),
);
export const chargePaymentSample = {
  uuid: ids.user,
  chain: 'solana',
  verifiedFactors: factorNames.slice(0, 2),
  verificationSessionId: ids.session,
} as const;

const payment = { paymentId: word, status: oneOf(['pending', 'confirmed', 'failed']) } as const;
export const Paid = reply('PaidCharge', { ...payment, txHash: word });
export const paidSample = {
  paymentId: ids.payment,
  status: 'confirmed',
  txHash: '4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi',
} as const;

export const Execution = schema(
  'Execution',
  'What a wallet pays',
  input({ required: { uuid: userId, merchantId: word, amountUsd: amount }, optional: { chain, token } }),
);
export const executionSample = { uuid: ids.user, merchantId: ids.merchant, amountUsd: 49.9 } as const;
export const Executed = reply('ExecutedPayment', { paymentId: word });
export const Payment = reply('Payment', {
  ...payment,
  uuid: userId,
  merchantId: word,
  amountUsd: amount,
  chain,
  txHash: nullable(word),
  createdAt: dateTime(),
});
export const paymentSample = {
  ...paidSample,
  ...executionSample,
  chain: 'solana',
  createdAt: created,
} as const;

export const Chains = reply('Chains', {
  chains: arrayOf(object({ required: { id: chain, name: sentence } })),
});
export const chainsSample = { chains: [{ id: 'solana', name: 'Solana' }] } as const;
export const Tokens = reply('Tokens', {
  tokens: arrayOf(object({ required: { symbol: token, chain, decimals: integer({ min: 0, max: 36 }) } })),
});
export const tokensSample = { tokens: [{ symbol: 'USDC', chain: 'solana', decimals: 6 }] } as const;
export { chain };
