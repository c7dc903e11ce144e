import type { PlumbingFault } from './fault.ts';

/** Bodies are not read, so that none is missing and none is malformed. */
export const ignoresBodies = {
  kind: 'switches',
  name: 'ignores-bodies',
  change: { ignoresBodies: true },
} as const satisfies PlumbingFault;
