import type { Scenario } from '../../../suite/suite.ts';
import { faultsNeedASecret } from '../../faults-need-a-secret.ts';
import { lockedAccount } from './auth/locked-account.ts';
import { logsIn } from './auth/log-in.ts';
import { keyPermissions } from './authorization/permissions.ts';
import { createdTwice } from './lifecycle/created-twice.ts';
import { duplicateEnrollment } from './lifecycle/duplicates.ts';
import { suspensions } from './lifecycle/suspension.ts';
import { unknownInPath } from './lifecycle/unknown-in-path.ts';
import { unknownUsers } from './lifecycle/unknown-users.ts';
import { charges } from './payments/charges.ts';
import { unknownWallet } from './payments/unknown-wallet.ts';
import { rateLimits } from './rate-limits/limits.ts';
import { unknownPath } from './validation/unknown-path.ts';
import { attempts } from './verification/attempts.ts';
import { renewalCount, riskyAmount, unknownFactor } from './verification/other-proofs.ts';
import { unknownSessions } from './verification/unknown-sessions.ts';
import { deliveries } from './webhooks/deliveries.ts';

/** Every story of NoTap, suite by suite. */
export const scenarios: readonly Scenario[] = [
  logsIn,
  lockedAccount,
  ...keyPermissions,
  ...attempts,
  ...unknownSessions,
  renewalCount,
  unknownFactor,
  riskyAmount,
  duplicateEnrollment,
  ...createdTwice,
  ...suspensions,
  ...unknownUsers,
  ...unknownInPath,
  ...charges,
  unknownWallet,
  ...deliveries,
  unknownPath,
  ...rateLimits,
  ...faultsNeedASecret({
    operation: 'listKeys',
    cell: 'GET /v1/developer/keys 200',
    requirements: ['S-200'],
  }),
];
