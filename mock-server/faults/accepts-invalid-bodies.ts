import type { PlumbingFault } from './fault.ts';

/** Bodies are not held against their schemas. */
export const acceptsInvalidBodies = {
  kind: 'switches',
  name: 'accepts-invalid-bodies',
  change: { acceptsInvalidBodies: true },
} as const satisfies PlumbingFault;
