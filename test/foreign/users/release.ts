/** Two states of the original: 31 January 2026 without logins at providers, and 1 February 2026 with them. */
export type Release = 'r31' | 'r01';
