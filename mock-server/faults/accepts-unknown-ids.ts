import type { PlumbingFault } from './fault.ts';

/** What is not there is answered as if it were. */
export const acceptsUnknownIds = {
  kind: 'switches',
  name: 'accepts-unknown-ids',
  change: { acceptsUnknownIds: true },
} as const satisfies PlumbingFault;
