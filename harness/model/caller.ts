import {
  type Access,
  type Grant,
  isForAnyAccount,
  type Ownership,
  ownerships,
} from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import {
  forgeable,
  type HealthyPersona,
  type HealthyPersonaId,
  healthyPersonas,
  type PersonaId,
} from './persona.ts';

/** Whether a persona may call an operation, as the document says; `unsaid` if only the target knows. */
export type Standing = 'allowed' | 'refused' | 'unsaid';

/** The caller for whom an operation should succeed: anonymous, an administrator, or the owner. */
export function callerOf({ access }: Operation): PersonaId {
  if (access.public) return 'anonymous';
  const usual: readonly HealthyPersonaId[] = access.roles.length > 0 ? ['admin'] : ['owner', 'admin'];
  const standings = usual.map((id) => ({ id, standing: standingOf(personaNamed(id), access) }));
  const best =
    standings.find(({ standing }) => standing === 'allowed') ??
    standings.find(({ standing }) => standing === 'unsaid') ??
    standings[0];
  return best?.id ?? 'owner';
}

/**
 * Whose credentials a persona sends. Requests that could be forged are sent with those of somebody who may call the
 * operation, because others are refused for that.
 */
export function holderOf(persona: PersonaId, operation: Operation): PersonaId {
  if (!forgeable(persona)) return persona;
  return callerOf(operation) === 'admin' ? 'admin' : 'owner';
}

/** Whether a persona may call an operation, as the document declares it. */
export function isAllowed(persona: HealthyPersona, access: Access): boolean {
  return standingOf(persona, access) === 'allowed';
}

/**
 * The relation of a persona to what a document declares. An administrator has every role and permission. A stranger has
 * none, and is in no group. Only the target knows whether other accounts have a permission or are in a group.
 */
export function standingOf(persona: HealthyPersona, access: Access): Standing {
  if (access.public) return 'allowed';
  if (access.roles.length > 0 && !persona.administrator) return 'refused';
  if (!owns(persona, access.ownership)) return 'refused';
  if (access.anyOf.length === 0) return 'allowed';
  const standings = access.anyOf.map((grant) => standingIn(persona, grant));
  if (standings.includes('allowed')) return 'allowed';
  return standings.includes('unsaid') ? 'unsaid' : 'refused';
}

function standingIn(persona: HealthyPersona, { ownership, roles, permissions, groups }: Grant): Standing {
  const { administrator, id } = persona;
  if (!owns(persona, ownership)) return 'refused';
  if (roles.length > 0 && !administrator) return 'refused';
  if (permissions.length + groups.length === 0) return 'allowed';
  if (id === 'stranger') return 'refused';
  return administrator && groups.length === 0 ? 'allowed' : 'unsaid';
}

function owns({ ownership }: HealthyPersona, needed: Ownership): boolean {
  return ownerships.indexOf(ownership) >= ownerships.indexOf(needed);
}

function personaNamed(id: HealthyPersonaId): HealthyPersona {
  const found = healthyPersonas.find((persona) => persona.id === id);
  if (found) return found;
  throw new Error(`there is no persona ${id}`);
}

/**
 * Whether a document says if a persona may call an operation. If anybody may, but 403 is documented, the server checks
 * something that the document does not declare, such as who created the resource in the path.
 */
export function isTold(persona: HealthyPersona, operation: Operation): boolean {
  const { access, path, responses } = operation;
  if (!access.declared || standingOf(persona, access) === 'unsaid') return false;
  const hasOwnRule =
    isForAnyAccount(access) && path.includes('{') && responses.some(({ status }) => status === '403');
  return !hasOwnRule || persona.id === callerOf(operation);
}

/** The personas with working credentials that may not call an operation. */
export function refusedPersonas(access: Access): HealthyPersona[] {
  return healthyPersonas.filter((persona) => standingOf(persona, access) === 'refused');
}
