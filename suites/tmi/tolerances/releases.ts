/** The releases of which it is known what they do otherwise than our document says, by the ids of their versions. */

export const september = '2025-09';
export const november = '2025-11';
export const january = '2026-01';
export const august = '2026-08';

/** Before lists in envelopes, soft deletion and webhooks below /admin. */
export const early: readonly string[] = [september, november, january];

export const releases: readonly string[] = [...early, august];
