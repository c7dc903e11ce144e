import type { PlumbingFault } from './fault.ts';

/** Nobody can say which response to give. */
export const ignoresPreferences = {
  kind: 'switches',
  name: 'ignores-preferences',
  change: { ignoresPreferences: true },
} as const satisfies PlumbingFault;
