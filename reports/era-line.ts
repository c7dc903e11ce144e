import type { ReportedEra } from '../harness/report.ts';

/** "Most like November 2025: 18 of 20 capabilities that were told are as there; 2 others are assumed". */
export function eraLine({ nearest, told, agreeing, capabilities }: ReportedEra): string {
  const assumed = capabilities.length - told;
  const rest =
    assumed === 0 ? '' : `; ${assumed} more could not be told and ${assumed === 1 ? 'is' : 'are'} assumed`;
  return `Version: most like ${nearest}, with ${agreeing} of the ${told} capabilities that it told${rest}`;
}
