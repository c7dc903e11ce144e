import type { FastifyRequest } from 'fastify';
import { fail } from '../errors/api-error.ts';
import type { FailureName } from '../errors/failures.ts';
import type { Role } from '../routing/authz.ts';
import { isUuid } from '../routing/identifiers.ts';
import type { Policy } from '../routing/policy.ts';
import { type Access, callerOf } from '../routing/request.ts';
import type { Db } from '../storage/tables.ts';
import { entriesOf } from '../threat-models/authorization-repository.ts';
import { findThreatModel } from '../threat-models/repository.ts';
import { covers, roleOf } from './roles.ts';

const refusals: Readonly<Record<Role, FailureName>> = {
  reader: 'not_a_reader',
  writer: 'not_a_writer',
  owner: 'not_the_owner',
};

/**
 * Lets the caller in, or throws 403, or 404 for a threat model that does not exist. A threat model that is about to be
 * changed is locked until the transaction ends: whatever happens in one model happens one after the other.
 */
export async function admit(request: FastifyRequest, db: Db, policy: Policy): Promise<Access | null> {
  const { authz } = policy;
  if (authz.roles?.includes('admin')) requireAdministrator(request);
  if (authz.ownership === 'none') return null;
  const { threat_model_id: id = '' } = request.params as { threat_model_id?: string };
  const model = isUuid(id)
    ? await findThreatModel(db, id.toLowerCase(), { lock: policy.method !== 'GET' })
    : undefined;
  if (!model) throw fail('threat_model_not_found');
  const caller = callerOf(request);
  const role = model.owner_id === caller.id ? 'owner' : roleOf(caller, await entriesOf(db, model.id));
  if (role && covers(role, authz.ownership)) return { model, role };
  throw fail(refusals[authz.ownership], {
    about: { refusal: policy.refusal ?? 'Only the owner can do this' },
  });
}

function requireAdministrator(request: FastifyRequest): void {
  if (callerOf(request).isAdministrator) return;
  const { administrators } = request.server;
  throw fail(administrators.size === 0 ? 'no_administrators' : 'administrator_required');
}
