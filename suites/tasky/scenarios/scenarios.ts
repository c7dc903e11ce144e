import type { Scenario } from '../../../suite/suite.ts';
import { faultsNeedASecret } from '../../faults-need-a-secret.ts';
import { brokenHeaderStories } from './auth/broken-headers.ts';
import { login } from './auth/login.ts';
import { wrongPassword } from './auth/wrong-password.ts';
import { comments } from './authorization/comments.ts';
import { foreignBoards } from './authorization/foreign-boards.ts';
import { membership } from './authorization/membership.ts';
import { roleChange } from './authorization/role-change.ts';
import { deletedBoards } from './lifecycle/deleted-boards.ts';
import { deletedTickets } from './lifecycle/deleted-tickets.ts';
import { moving } from './lifecycle/moving.ts';
import { limits } from './rate-limits/limits.ts';
import { halfWritten } from './server-errors/half-written.ts';
import { duplicateEmail } from './validation/duplicate-email.ts';
import { foreignColumn } from './validation/foreign-column.ts';
import { newTicket } from './validation/new-ticket.ts';

/** Every story of Tasky, suite by suite. */
export const scenarios: readonly Scenario[] = [
  ...brokenHeaderStories,
  login,
  wrongPassword,
  comments,
  foreignBoards,
  membership,
  roleChange,
  duplicateEmail,
  foreignColumn,
  newTicket,
  deletedBoards,
  deletedTickets,
  moving,
  ...limits,
  ...faultsNeedASecret({
    operation: 'listBoards',
    cell: 'GET /api/boards 200',
    requirements: ['S-status-200'],
  }),
  ...halfWritten,
];
