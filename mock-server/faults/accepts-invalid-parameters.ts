import type { PlumbingFault } from './fault.ts';

/** Path, query, headers and cookies are not held against their schemas. */
export const acceptsInvalidParameters = {
  kind: 'switches',
  name: 'accepts-invalid-parameters',
  change: { acceptsInvalidParameters: true },
} as const satisfies PlumbingFault;
