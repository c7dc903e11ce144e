import type { CataloguedSabotage } from '../sabotage.ts';
import { administration } from './administration.ts';
import { authentication } from './authentication.ts';
import { csrf } from './csrf.ts';
import { failures } from './failures.ts';
import { limits } from './limits.ts';
import { permissions } from './permissions.ts';
import { providers } from './providers.ts';
import { registration } from './registration.ts';
import { secondFactor } from './second-factor.ts';
import { tokens } from './tokens.ts';

/** Every sabotage of the user management, family by family. */
export const sabotages: readonly CataloguedSabotage[] = [
  ...authentication,
  ...tokens,
  ...csrf,
  ...registration,
  ...secondFactor,
  ...limits,
  ...failures,
  ...providers,
  ...permissions,
  ...administration,
];
