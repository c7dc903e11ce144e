import type { PlumbingFault } from './fault.ts';

/** What was created is not there afterwards. */
export const forgetsWhatItCreated = {
  kind: 'switches',
  name: 'forgets-what-it-created',
  change: { forgetsWhatItCreated: true },
} as const satisfies PlumbingFault;
