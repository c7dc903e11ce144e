import type { PlumbingFault } from './fault.ts';

/** Whoever calls is let in. */
export const acceptsAnyCredentials = {
  kind: 'switches',
  name: 'accepts-any-credentials',
  change: { acceptsAnyCredentials: true },
} as const satisfies PlumbingFault;
