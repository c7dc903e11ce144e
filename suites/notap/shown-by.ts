import type { ShownBy } from '../../suite/suite.ts';

/** What the generic checks and strategies show of the source of NoTap. */
export const shownBy: readonly ShownBy[] = [
  // Each names a status of operations: whatever aims at one of these cells shows it.
  { requirement: /^S-\d+$/, cells: true },
  { requirement: /^S-format$/, checks: ['body-matches-schema'] },
  { requirement: /^S-400-/, strategies: ['invalid-body', 'malformed-id'], checks: ['error-message'] },
  { requirement: /^S-(401|403)-(authentication|psp|key|admin)$/, strategies: ['broken-credentials'] },
  { requirement: /^S-403-admin$/, strategies: ['insufficient-role'] },
  { requirement: /^S-404-enrollment$/, strategies: ['unknown-id', 'deleted-resource'] },
  { requirement: /^S-429-body$/, checks: ['body-matches-schema', 'rate-limit-headers'] },
  { requirement: /^S-503-body$/, strategies: ['injected-fault'], checks: ['error-message'] },
];
