import type { PlumbingFault } from './fault.ts';

/** A body of a media type that the document does not list is overlooked. */
export const acceptsAnyMediaType = {
  kind: 'switches',
  name: 'accepts-any-media-type',
  change: { acceptsAnyMediaType: true },
} as const satisfies PlumbingFault;
