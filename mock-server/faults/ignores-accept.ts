import type { PlumbingFault } from './fault.ts';

/** The first media type of the document is good enough for everybody. */
export const ignoresAccept = {
  kind: 'switches',
  name: 'ignores-accept',
  change: { ignoresAccept: true },
} as const satisfies PlumbingFault;
