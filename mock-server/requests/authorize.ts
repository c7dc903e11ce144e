import type { Operation } from '../../contract/operations/operation.ts';
import { lazily } from '../memoise.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { RequestStep } from './call.ts';
import { levelOf } from './persona.ts';

/** Holds the persona against the access that the document declares. Where it declares nothing, anybody known may call. */
export function authorizer(operation: Operation, refuse: Refuse): RequestStep {
  const { ownership, roles } = operation.access;
  const needed = levelOf(ownership);
  const withoutRole = lazily(() =>
    refuse({
      status: 403,
      cause: 'administrator-required',
      message: `This needs the role ${roles.join(' or ')}`,
    }),
  );
  const withoutOwnership = lazily(() =>
    refuse({
      status: 403,
      cause: 'insufficient-role',
      message: `This needs the role ${ownership} on the resource`,
    }),
  );
  if (needed === 0 && roles.length === 0) return () => undefined;
  return ({ persona }) => {
    if (!persona) return undefined;
    if (roles.length > 0 && !roles.some((role) => persona.roles.has(role))) return withoutRole();
    return persona.ownership < needed ? withoutOwnership() : undefined;
  };
}
