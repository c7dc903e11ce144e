import type { CataloguedSabotage } from '../sabotage.ts';
import { authentication } from './authentication.ts';
import { authorization } from './authorization.ts';
import { envelopes } from './envelopes.ts';
import { failures } from './failures.ts';
import { headers } from './headers.ts';
import { leaks } from './leaks.ts';
import { lifecycle } from './lifecycle.ts';
import { limits } from './limits.ts';
import { statuses } from './statuses.ts';
import { validation } from './validation.ts';

/** Every sabotage of Tasky, family by family. */
export const sabotages: readonly CataloguedSabotage[] = [
  ...statuses,
  ...envelopes,
  ...headers,
  ...leaks,
  ...authentication,
  ...authorization,
  ...validation,
  ...lifecycle,
  ...limits,
  ...failures,
];
