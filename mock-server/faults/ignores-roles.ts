import type { PlumbingFault } from './fault.ts';

/** Whoever is let in may do everything. */
export const ignoresRoles = {
  kind: 'switches',
  name: 'ignores-roles',
  change: { ignoresRoles: true },
} as const satisfies PlumbingFault;
