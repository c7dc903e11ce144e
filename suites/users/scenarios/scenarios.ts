import type { Scenario } from '../../../suite/suite.ts';
import { faultsNeedASecret } from '../../faults-need-a-secret.ts';
import { brokenHeaderStories } from './auth/broken-headers.ts';
import { lockout } from './auth/lockout.ts';
import { logout } from './auth/logout.ts';
import { tokens } from './auth/tokens.ts';
import { wrongPassword } from './auth/wrong-password.ts';
import { roleChange } from './authorization/role-change.ts';
import { singlePermissions } from './authorization/single-permissions.ts';
import { userList } from './authorization/user-list.ts';
import { doubleSubmit } from './csrf/double-submit.ts';
import { access, assignments } from './lifecycle/access.ts';
import { pages } from './lifecycle/pages.ts';
import { users } from './lifecycle/users.ts';
import { challenges } from './providers/challenges.ts';
import { linking } from './providers/linking.ts';
import { refusals } from './providers/refusals.ts';
import { states } from './providers/states.ts';
import { limits } from './rate-limits/limit.ts';
import { duplicates } from './registration/duplicates.ts';
import { passwordReset } from './registration/password-reset.ts';
import { verification } from './registration/verification.ts';
import { secondFactor } from './second-factor/second-factor.ts';
import { wrongCodes } from './second-factor/wrong-codes.ts';
import { halfWritten } from './server-errors/half-written.ts';
import { duplicateNames } from './validation/duplicate-names.ts';

/** Every story of the user-management API, suite by suite. */
export const scenarios: readonly Scenario[] = [
  ...brokenHeaderStories,
  wrongPassword,
  ...tokens,
  ...logout,
  ...lockout,
  ...doubleSubmit,
  ...duplicates,
  ...verification,
  ...passwordReset,
  ...secondFactor,
  ...wrongCodes,
  ...states,
  ...challenges,
  ...refusals,
  ...linking,
  ...singlePermissions,
  roleChange,
  userList,
  ...duplicateNames,
  ...access,
  ...assignments,
  ...users,
  pages,
  ...limits,
  ...halfWritten,
  ...faultsNeedASecret({
    operation: 'getProfile',
    cell: 'GET /api/v1/users/me 200',
    requirements: ['S-internal-error'],
  }),
];
