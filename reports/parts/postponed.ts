import type { Report } from '../../harness/report/report.ts';
import { number } from './figures.ts';

type Pace = Report['run']['pace'];

/** How often the target asked to retry later, although the scenario did not expect that. */
export function putOffs({ tooMany, unavailable }: Pace): number {
  return tooMany + unavailable;
}

/** "12 with 429, 1 with 503; waited 58 s, as it asked" */
export function putOffWords({ tooMany, unavailable, waited }: Pace): string {
  const parts = [
    ...(tooMany > 0 ? [`${number(tooMany)} with 429`] : []),
    ...(unavailable > 0 ? [`${number(unavailable)} with 503`] : []),
  ];
  return `${parts.join(', ')}; waited ${number(Math.ceil(waited))} s, as the target asked`;
}
