import { type Access, ownerships } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
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

/**
 * Whether a document tells if a persona may call an operation. Where anybody may, and 403 is documented all the same,
 * the server looks at something that the document does not declare, such as who made the resource in the path.
 */
export function isTold({ id }: HealthyPersona, operation: Operation): boolean {
  const { access, path, responses } = operation;
  if (!access.declared) return false;
  const anybody = access.ownership === 'none' && access.roles.length === 0;
  const hasOwnRule = anybody && path.includes('{') && responses.some(({ status }) => status === '403');
  return !hasOwnRule || id === callerOf(operation);
}

/** The personas that have working credentials and yet may not call an operation. */
export function refusedPersonas(access: Access): HealthyPersona[] {
  return healthyPersonas.filter((persona) => !isAllowed(persona, access));
}
