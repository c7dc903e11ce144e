import type { PlumbingFault } from './fault.ts';

/** What was deleted is still there afterwards. */
export const keepsWhatItDeleted = {
  kind: 'switches',
  name: 'keeps-what-it-deleted',
  change: { keepsWhatItDeleted: true },
} as const satisfies PlumbingFault;
