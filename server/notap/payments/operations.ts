import { createCharge, getCharge, payCharge } from './charges.ts';
import { executePayment, getPayment } from './payments.ts';
import { listChains, listTokens } from './supported.ts';

export const paymentOperations = [
  createCharge,
  getCharge,
  payCharge,
  executePayment,
  getPayment,
  listChains,
  listTokens,
];
