import { lazily } from '../../contract/memoise.ts';
import { type Grant, grantWords } from '../../contract/operations/grants.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { RequestStep } from './call.ts';
import { levelOf, type Persona } from './persona.ts';

/** Holds the persona against the access that the document declares. Where it declares nothing, anybody known may call. */
export function authorizer(operation: Operation, refuse: Refuse): RequestStep {
  const { ownership, roles, anyOf } = operation.access;
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
  const withoutGrant = lazily(() =>
    refuse({
      status: 403,
      cause: 'insufficient-role',
      message: `This needs ${grantWords(anyOf)}`,
    }),
  );
  if (needed === 0 && roles.length === 0 && anyOf.length === 0) return () => undefined;
  return ({ persona }) => {
    if (!persona) return undefined;
    if (roles.length > 0 && !roles.some((role) => persona.roles.has(role))) return withoutRole();
    if (persona.ownership < needed) return withoutOwnership();
    if (anyOf.length === 0 || anyOf.some((grant) => isGranted(persona, grant))) return undefined;
    return withoutGrant();
  };
}

function isGranted(persona: Persona, { ownership, roles, permissions, groups }: Grant): boolean {
  const hasOne = (words: readonly string[]) =>
    words.length === 0 || words.some((word) => persona.roles.has(word));
  return persona.ownership >= levelOf(ownership) && [roles, permissions, groups].every(hasOne);
}
