import { confirmSecondFactor } from './confirm.ts';
import { disableSecondFactor } from './disable.ts';
import { setUpSecondFactor } from './set-up.ts';
import { verifySecondFactor } from './verify.ts';

export const secondFactorOperations = [
  setUpSecondFactor,
  confirmSecondFactor,
  verifySecondFactor,
  disableSecondFactor,
];
