import type { CataloguedSabotage } from '../sabotage.ts';
import { credentials } from './credentials.ts';
import { limits } from './limits.ts';
import { sessions } from './sessions.ts';
import { statuses } from './statuses.ts';

/** Every sabotage of NoTap, family by family. */
export const sabotages: readonly CataloguedSabotage[] = [...statuses, ...credentials, ...sessions, ...limits];
