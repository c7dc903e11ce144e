import { covers, roleOf } from '../access/roles.ts';
import { holdUser } from '../people/repository.ts';
import type { Role } from '../routing/authz.ts';
import type { Caller } from '../sessions/caller.ts';
import { livingSession } from '../sessions/repository.ts';
import type { Db, ThreatModelRow, UserRow } from '../storage/tables.ts';
import { entriesOf } from '../threat-models/authorization-repository.ts';
import { findThreatModel } from '../threat-models/repository.ts';

/** What somebody may do with a threat model. */
export interface Standing {
  readonly user: UserRow;
  readonly model: ThreatModelRow;
  readonly permissions: 'reader' | 'writer';
}

export type StandingOutcome = Standing | 'stale_login' | 'no_model' | 'no_access';

/**
 * What somebody may do now, who was let in a while ago. Locks the person and then the threat model until the transaction
 * ends, in the order in which accounts are deleted.
 */
export async function standingOf(db: Db, caller: Caller, threatModelId: string): Promise<StandingOutcome> {
  const user = await holdUser(db, caller.id);
  if (!user || !(await livingSession(db, caller.sessionId))) return 'stale_login';
  const model = await findThreatModel(db, threatModelId, { lock: true });
  if (!model) return 'no_model';
  const role = await roleOn(db, caller, model);
  if (!role) return 'no_access';
  return { user, model, permissions: covers(role, 'writer') ? 'writer' : 'reader' };
}

export async function roleOn(db: Db, caller: Caller, model: ThreatModelRow): Promise<Role | undefined> {
  return model.owner_id === caller.id ? 'owner' : roleOf(caller, await entriesOf(db, model.id));
}
