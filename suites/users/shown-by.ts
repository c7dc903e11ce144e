import type { ShownBy } from '../../suite/suite.ts';

/** What the generic checks and strategies show of the source of the user-management API. */
export const shownBy: readonly ShownBy[] = [
  { requirement: /^S-code-member$/, checks: ['error-code', 'body-matches-schema'] },
  { requirement: /^S-(invalid-token|token-blacklisted|unauthorized)$/, strategies: ['broken-credentials'] },
  { requirement: /^S-forbidden$/, strategies: ['insufficient-role'] },
  { requirement: /^S-csrf-token-invalid$/, strategies: ['csrf-guard'] },
  { requirement: /^S-csrf-double-submit$/, checks: ['headers-match-schema'] },
  {
    requirement: /^S-validation-error$/,
    strategies: ['invalid-body', 'malformed-body', 'missing-body', 'malformed-id', 'invalid-query'],
  },
  { requirement: /^S-validation-errors-array$/, checks: ['body-matches-schema'] },
  { requirement: /^S-resource-not-found$/, strategies: ['unknown-id', 'deleted-resource'] },
  { requirement: /^S-retry-after$/, checks: ['headers-match-schema', 'rate-limit-headers'] },
  { requirement: /^S-(internal-error|timeout|unavailable)$/, strategies: ['injected-fault'] },
  { requirement: /^S-request-id$/, checks: ['headers-match-schema', 'body-matches-schema'] },
  { requirement: /^S-(metrics|providers|prefix)$/, strategies: ['valid-request'] },
  { requirement: /^S-tokens$/, checks: ['body-matches-schema'] },
];
