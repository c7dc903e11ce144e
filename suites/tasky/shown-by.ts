import type { ShownBy } from '../../suite/suite.ts';

/** What the generic checks and strategies show of the source of Tasky. */
export const shownBy: readonly ShownBy[] = [
  { requirement: /^S-format-(success|error)$/, checks: ['body-matches-schema'] },
  { requirement: /^S-format-json$/, checks: ['content-type'] },
  // Each names a status of operations: whatever aims at one of these cells shows it.
  { requirement: /^S-status-\d+$/, cells: true },
  { requirement: /^S-401-(missing-token|invalid-token|user-not-found)$/, strategies: ['broken-credentials'] },
  { requirement: /^S-401-challenge$/, checks: ['www-authenticate'] },
  {
    requirement: /^S-403-(viewer|board-access|ticket-access|comment|delete-board)$/,
    strategies: ['insufficient-role'],
  },
  { requirement: /^S-400-(title|email|move|new-ticket)$/, strategies: ['invalid-body'] },
  { requirement: /^S-404-/, strategies: ['unknown-id', 'deleted-resource'] },
  { requirement: /^S-429-headers$/, checks: ['rate-limit-headers'] },
  { requirement: /^S-500-ticket$/, strategies: ['injected-fault'], checks: ['error-message'] },
  { requirement: /^S-no-leaks$/, checks: ['no-internals', 'no-echoed-credentials'] },
  { requirement: /^S-debug-me$/, strategies: ['valid-request'] },
];
