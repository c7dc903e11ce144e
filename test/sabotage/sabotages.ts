import type { CataloguedSabotage } from './sabotage.ts';
import { accounts } from './variants/accounts.ts';
import { addons } from './variants/addons.ts';
import { authentication } from './variants/authentication.ts';
import { authorization } from './variants/authorization.ts';
import { collaboration } from './variants/collaboration.ts';
import { contentTypes } from './variants/content-types.ts';
import { deliveries } from './variants/deliveries.ts';
import { failures } from './variants/failures.ts';
import { headers } from './variants/headers.ts';
import { leaks } from './variants/leaks.ts';
import { lifecycle } from './variants/lifecycle.ts';
import { limits } from './variants/limits.ts';
import { lists } from './variants/lists.ts';
import { oauth } from './variants/oauth.ts';
import { otherVersions } from './variants/other-versions.ts';
import { schemas } from './variants/schemas.ts';
import { sockets } from './variants/sockets.ts';
import { statuses } from './variants/statuses.ts';
import { validation } from './variants/validation.ts';

/** Every sabotage, family by family. */
export const sabotages: readonly CataloguedSabotage[] = [
  ...statuses,
  ...headers,
  ...contentTypes,
  ...schemas,
  ...leaks,
  ...authentication,
  ...oauth,
  ...authorization,
  ...validation,
  ...lifecycle,
  ...lists,
  ...limits,
  ...failures,
  ...accounts,
  ...deliveries,
  ...addons,
  ...collaboration,
  ...sockets,
  ...otherVersions,
];
