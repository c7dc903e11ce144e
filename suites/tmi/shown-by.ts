import type { ShownBy } from '../../suite/suite.ts';

/** What the generic checks and strategies show of TMI's sources, besides what its stories name. */
export const shownBy: readonly ShownBy[] = [
  // S1 is a list of operations with their statuses: whatever aims at one of its cells shows it.
  { requirement: /^S1-/, cells: true },
  { requirement: /^S0-overview-content-type$/, checks: ['content-type'] },
  { requirement: /^S0-overview-no-leaks$/, checks: ['no-internals', 'no-echoed-credentials'] },
  { requirement: /^S0-overview-sample-texts$/, checks: ['error-message'] },
  { requirement: /^S0-overview-http-refusals$/, strategies: ['not-acceptable', 'unsupported-media-type'] },
  { requirement: /^S0-summary-statuses$/, checks: ['status-declared'] },
  { requirement: /^S0-200-data$/, checks: ['body-matches-schema'] },
  { requirement: /^S0-400-malformed-json$/, strategies: ['malformed-body'] },
  { requirement: /^S0-400-code-invalid-request$/, strategies: ['malformed-body', 'malformed-query'] },
  { requirement: /^S0-429-requests$/, strategies: ['injected-fault'], checks: ['error-message'] },
  { requirement: /^S0-429-(limit|remaining|reset)-header$/, checks: ['rate-limit-headers'] },
  { requirement: /^S0-error-format-(description|details.*)$/, checks: ['body-matches-schema'] },
  { requirement: /^S0-error-format-(error|codes-.*)$/, checks: ['error-code', 'body-matches-schema'] },
];
