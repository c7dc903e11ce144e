import type { SecurityScheme } from '../contract/authorization.ts';
import type { PersonaId } from './persona.ts';

/** What is tested, and what can be done with it. */
export interface Target {
  readonly kind: 'mock' | 'reference' | 'url';
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly abilities: readonly Ability[];
  readonly auth: AuthAdapter;
  /** Shared secret of the fault protocol, where the target injects faults. */
  readonly faultSecret?: string;
}

/**
 * `force-responses`: answers with any documented response when asked by `Prefer: code=…`.
 * `inject-faults`: understands the fault protocol.
 * `business-rules`: decides what only an implementation can (conflicts, quotas, what a deletion takes along).
 */
export type Ability = 'force-responses' | 'inject-faults' | 'business-rules';

/** What a request carries to say who sends it. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The parts of it that must never be written down. */
  readonly secrets: readonly string[];
}

/** Gets credentials for personas. One adapter per way to log in. */
export interface AuthAdapter {
  readonly name: string;
  /** Undefined when this adapter cannot make that persona. Throws an AuthError when it can, and failed. */
  readonly credentials: (
    persona: PersonaId,
    schemes: readonly SecurityScheme[],
  ) => Promise<Credentials | undefined>;
}

export const noCredentials: Credentials = { headers: {}, query: {}, secrets: [] };
