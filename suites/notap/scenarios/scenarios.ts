import type { Scenario } from '../../../harness/model/scenario.ts';
import { faultsNeedASecret } from '../../faults-need-a-secret.ts';
import { lockedAccount } from './auth/locked-account.ts';
import { duplicateEnrollment } from './lifecycle/duplicates.ts';
import { suspensions } from './lifecycle/suspension.ts';
import { unknownUsers } from './lifecycle/unknown-users.ts';
import { charges } from './payments/charges.ts';
import { rateLimits } from './rate-limits/limits.ts';
import { unknownPath } from './validation/unknown-path.ts';
import { attempts } from './verification/attempts.ts';
import { renewalCount, riskyAmount, unknownFactor } from './verification/other-proofs.ts';

/** Every story of NoTap, suite by suite. */
export const scenarios: readonly Scenario[] = [
  lockedAccount,
  ...attempts,
  renewalCount,
  unknownFactor,
  riskyAmount,
  duplicateEnrollment,
  ...suspensions,
  ...unknownUsers,
  ...charges,
  unknownPath,
  ...rateLimits,
  ...faultsNeedASecret({
    operation: 'listKeys',
    cell: 'GET /v1/developer/keys 200',
    requirements: ['S-200'],
  }),
];
