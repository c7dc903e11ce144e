import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { anyKey, everyone } from '../authz.ts';
import { conflict, failure, missing, unknown } from '../errors.ts';
import { operation } from '../operation.ts';
import { filter } from '../parameters.ts';
import { ids } from '../samples.ts';
import {
  Chains,
  Charge,
  ChargePayment,
  CreatedCharge,
  chain,
  chainsSample,
  chargePaymentSample,
  chargeSample,
  createdChargeSample,
  Executed,
  Execution,
  executionSample,
  NewCharge,
  newChargeSample,
  Paid,
  Payment,
  paidSample,
  paymentSample,
  Tokens,
  tokensSample,
} from '../schemas/crypto.ts';

const tag = 'Crypto payments';
const charge = '/crypto/charge';
const access = anyKey;
const chargeNotFound: NamedExamples = { charge_not_found: unknown('id', 'Charge not found') };
const walletNotFound: NamedExamples = { wallet_not_found: unknown('uuid', 'Wallet enrollment not found') };
const limitExceeded: NamedExamples = { spending_limit: failure('Spending limit exceeded') };

export const paymentOperations: readonly Operation[] = [
  operation({
    id: 'createCharge',
    method: 'post',
    path: `${charge}/create`,
    tag,
    summary: 'Create a charge',
    access,
    body: { schema: NewCharge, sample: newChargeSample },
    success: {
      status: 201,
      description: 'The charge, which waits to be paid',
      schema: CreatedCharge,
      data: createdChargeSample,
    },
    from: ['T', 'P'],
    missing: missing('Missing merchantId or amountUsd'),
  }),
  operation({
    id: 'getCharge',
    method: 'get',
    path: `${charge}/{id}`,
    tag,
    summary: 'Get a charge',
    access,
    success: { status: 200, description: 'The charge', schema: Charge, data: chargeSample },
    from: ['P'],
    errors: { 404: chargeNotFound },
  }),
  operation({
    id: 'payCharge',
    method: 'post',
    path: `${charge}/{id}/pay`,
    tag,
    summary: 'Pay a charge',
    description: 'The verification has to be one of the user who pays, and cannot be used again.',
    access,
    body: { schema: ChargePayment, sample: chargePaymentSample },
    success: { status: 200, description: 'The payment', schema: Paid, data: paidSample },
    from: ['P'],
    errors: {
      404: { ...chargeNotFound, ...walletNotFound },
      409: { already_paid: conflict('id', 'Charge is not pending') },
      422: {
        not_verified: failure('Verification required', {
          rest: { message: 'The session has not verified this user' },
        }),
        ...limitExceeded,
      },
    },
  }),
  operation({
    id: 'executePayment',
    method: 'post',
    path: '/crypto/payment/execute',
    tag,
    summary: 'Pay from a wallet',
    access,
    body: { schema: Execution, sample: executionSample },
    success: {
      status: 200,
      description: 'The payment',
      schema: Executed,
      data: { paymentId: ids.payment },
    },
    from: ['T', 'P'],
    errors: { 404: walletNotFound, 422: limitExceeded },
  }),
  operation({
    id: 'getPayment',
    method: 'get',
    path: '/crypto/payment/{id}',
    tag,
    summary: 'Get a payment',
    access,
    success: { status: 200, description: 'The payment', schema: Payment, data: paymentSample },
    from: ['P'],
    errors: { 404: { payment_not_found: unknown('id', 'Payment not found') } },
  }),
  operation({
    id: 'listChains',
    method: 'get',
    path: '/crypto/config/chains',
    tag,
    summary: 'List the chains',
    access: everyone,
    success: { status: 200, description: 'The chains', schema: Chains, data: chainsSample },
    from: ['T', 'P'],
  }),
  operation({
    id: 'listTokens',
    method: 'get',
    path: '/crypto/config/tokens',
    tag,
    summary: 'List the tokens of a chain',
    access: everyone,
    query: [filter('chain', 'The chain', { ...chain, default: 'solana' }, 'solana')],
    success: { status: 200, description: 'The tokens', schema: Tokens, data: tokensSample },
    from: ['P'],
  }),
];
