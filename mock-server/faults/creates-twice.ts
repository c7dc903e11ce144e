import type { PlumbingFault } from './fault.ts';

/** What can exist once only is created once more. */
export const createsTwice = {
  kind: 'switches',
  name: 'creates-twice',
  change: { createsTwice: true },
} as const satisfies PlumbingFault;
