import type { Verdict } from '../report/ledger.ts';

/** Whether a run is partial because of this cell: it could have been exercised on this target, and was to be. */
export function isGap(verdict: Verdict): boolean {
  return (
    verdict.kind === 'not-exercised' && !['not-provocable', 'tolerated', 'excluded'].includes(verdict.because)
  );
}
