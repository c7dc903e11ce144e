import type { Scenario } from '../../../harness/model/scenario.ts';
import { roleChange } from './authorization/role-change.ts';
import { singlePermissions } from './authorization/single-permissions.ts';
import { userList } from './authorization/user-list.ts';
import { access, assignments } from './lifecycle/access.ts';
import { pages } from './lifecycle/pages.ts';
import { users } from './lifecycle/users.ts';
import { challenges } from './providers/challenges.ts';
import { linking } from './providers/linking.ts';
import { refusals } from './providers/refusals.ts';
import { states } from './providers/states.ts';
import { duplicateNames } from './validation/duplicate-names.ts';

/** Every story of the user-management API, suite by suite. */
export const scenarios: readonly Scenario[] = [
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
];
