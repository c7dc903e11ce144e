/** Two releases of the original: 22 and 31 January 2026. */
export type Release = 'r22' | 'r31';
