/** What the reference server of the user-management API can do when a run starts it. */
export const abilities = ['business-rules', 'inject-faults', 'own-addresses'] as const;
