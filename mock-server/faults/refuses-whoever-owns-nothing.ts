import type { PlumbingFault } from './fault.ts';

/** Only owners are let in, whatever the document declares. */
export const refusesWhoeverOwnsNothing = {
  kind: 'switches',
  name: 'refuses-whoever-owns-nothing',
  change: { refusesWhoeverOwnsNothing: true },
} as const satisfies PlumbingFault;
