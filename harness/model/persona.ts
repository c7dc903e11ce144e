import type { Ownership } from '../../contract/operations/authorization.ts';
import type { Cause } from '../../contract/operations/cause.ts';

/** A caller. Healthy personas have working credentials; broken ones must be refused wherever credentials are needed. */
export type Persona = HealthyPersona | BrokenPersona;

export interface HealthyPersona {
  readonly kind: 'healthy';
  readonly id: HealthyPersonaId;
  readonly sentence: string;
  /** Its role on the resources that a scenario creates. */
  readonly ownership: Ownership;
  /** Whether it has the roles that apply to the whole system. */
  readonly administrator: boolean;
}

export interface BrokenPersona {
  readonly kind: 'broken';
  readonly id: BrokenPersonaId;
  readonly sentence: string;
  /** What distinguishes its requests: "with an expired token". */
  readonly request: string;
  /** Why a server refuses it. */
  readonly cause: Cause;
}

export type HealthyPersonaId = 'stranger' | 'reader' | 'writer' | 'owner' | 'admin';
export type BrokenPersonaId = 'anonymous' | 'malformed' | 'forged' | 'expired' | 'revoked' | 'deleted';
/** Sends working credentials without a valid CSRF token, as a forged request would. */
export interface ForgeablePersona {
  readonly kind: 'forgeable';
  readonly id: ForgeablePersonaId;
  readonly sentence: string;
  /** What distinguishes its requests: "without a CSRF token". */
  readonly request: string;
  readonly cause: Cause;
  readonly carriage: 'missing' | 'wrong';
}

export type ForgeablePersonaId = 'no-csrf-token' | 'wrong-csrf-token';
/** Whoever sent a request that was recorded: nobody knows who that was. */
export type UnknownPersonaId = 'somebody';
export type PersonaId = HealthyPersonaId | BrokenPersonaId | ForgeablePersonaId | UnknownPersonaId;

export const healthyPersonas: readonly HealthyPersona[] = [
  {
    kind: 'healthy',
    id: 'stranger',
    sentence: 'has no role on the resource',
    ownership: 'none',
    administrator: false,
  },
  {
    kind: 'healthy',
    id: 'reader',
    sentence: 'may read the resource',
    ownership: 'reader',
    administrator: false,
  },
  {
    kind: 'healthy',
    id: 'writer',
    sentence: 'may read and change the resource',
    ownership: 'writer',
    administrator: false,
  },
  {
    kind: 'healthy',
    id: 'owner',
    sentence: 'created the resource and owns it',
    ownership: 'owner',
    administrator: false,
  },
  {
    kind: 'healthy',
    id: 'admin',
    sentence: 'administers the system',
    ownership: 'none',
    administrator: true,
  },
];

export const brokenPersonas: readonly BrokenPersona[] = [
  {
    kind: 'broken',
    id: 'anonymous',
    sentence: 'sends no credentials',
    request: 'without credentials',
    cause: 'missing-credentials',
  },
  {
    kind: 'broken',
    id: 'malformed',
    sentence: 'sends a malformed token',
    request: 'with a malformed token',
    cause: 'malformed-credentials',
  },
  {
    kind: 'broken',
    id: 'forged',
    sentence: 'sends a token signed with the wrong key',
    request: 'with a token signed with the wrong key',
    cause: 'invalid-credentials',
  },
  {
    kind: 'broken',
    id: 'expired',
    sentence: 'sends an expired token',
    request: 'with an expired token',
    cause: 'expired-credentials',
  },
  {
    kind: 'broken',
    id: 'revoked',
    sentence: 'sends a revoked token',
    request: 'with a revoked token',
    cause: 'revoked-credentials',
  },
  {
    kind: 'broken',
    id: 'deleted',
    sentence: 'sends the token of a deleted account',
    request: 'with the token of a deleted account',
    cause: 'revoked-credentials',
  },
];

/** Used only if the configuration says that the target has CSRF protection. */
export const forgeablePersonas: readonly ForgeablePersona[] = [
  {
    kind: 'forgeable',
    id: 'no-csrf-token',
    sentence: 'sends working credentials without a CSRF token',
    request: 'without a CSRF token',
    cause: 'missing-csrf-token',
    carriage: 'missing',
  },
  {
    kind: 'forgeable',
    id: 'wrong-csrf-token',
    sentence: 'sends working credentials with a wrong CSRF token',
    request: 'with a wrong CSRF token',
    cause: 'invalid-csrf-token',
    carriage: 'wrong',
  },
];

export const personas: readonly Persona[] = [...healthyPersonas, ...brokenPersonas];

export function isHealthy(id: PersonaId): id is HealthyPersonaId {
  return healthyPersonas.some((persona) => persona.id === id);
}

/** Whether it sends no credentials, or some that must be refused. */
export function isBroken(id: PersonaId): boolean {
  return brokenPersonas.some((persona) => persona.id === id);
}

/** The persona whose positive control applies: itself, or the owner for a broken persona. */
export function controlOf(id: PersonaId): HealthyPersonaId {
  return healthyPersonas.find((persona) => persona.id === id)?.id ?? 'owner';
}

/** Undefined for personas that send a valid CSRF token, or need none. */
export function forgeable(id: PersonaId): ForgeablePersona | undefined {
  return forgeablePersonas.find((persona) => persona.id === id);
}
