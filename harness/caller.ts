import { type Access, ownerships } from '../contract/authorization.ts';
import type { Operation } from '../contract/operation.ts';
import { type HealthyPersona, healthyPersonas, type PersonaId } from './persona.ts';

/** Who calls an operation when nothing is to go wrong: nobody in particular, an administrator, or the owner. */
export function callerOf({ access }: Operation): PersonaId {
  if (access.public) return 'anonymous';
  return access.roles.length > 0 ? 'admin' : 'owner';
}

/** Whether a persona may call an operation, as the document declares it. */
export function isAllowed({ ownership, administrator }: HealthyPersona, access: Access): boolean {
  if (access.public) return true;
  if (access.roles.length > 0 && !administrator) return false;
  return ownerships.indexOf(ownership) >= ownerships.indexOf(access.ownership);
}

/** The personas that have working credentials and yet may not call an operation. */
export function refusedPersonas(access: Access): HealthyPersona[] {
  return healthyPersonas.filter((persona) => !isAllowed(persona, access));
}
