import type { ReportedEra } from '../harness/report.ts';

/**
 * "Version: most like November 2025, but for Webhooks (not there): 19 of 20 capabilities that it told are as there; 2 more
 * could not be told and are assumed".
 */
export function eraLine(era: ReportedEra): string {
  const { nearest, told, agreeing, capabilities } = era;
  const assumed = capabilities.length - told;
  const of = agreeing === told ? `all ${told}` : `${agreeing} of ${told}`;
  const rest =
    assumed === 0 ? '' : `; ${assumed} more could not be told and ${assumed === 1 ? 'is' : 'are'} assumed`;
  return `Version: most like ${nearest}${butFor(era)}: ${of} capabilities that it told are as there${rest}`;
}

/** How many differences are named before the rest is counted. */
const most = 3;

/** ", but for Webhooks (not there), Add-ons (not there) and 4 more"; empty where all is as in the nearest version. */
export function butFor({ capabilities }: ReportedEra): string {
  const different = capabilities.filter(({ insteadOf }) => insteadOf !== undefined);
  if (different.length === 0) return '';
  const named = different.slice(0, most).map(({ title, words }) => `${title} (${words})`);
  const more = different.length - named.length;
  const last = more > 0 ? `${more} more` : named.pop();
  return `, but for ${[named.join(', '), last].filter((part) => part !== '').join(' and ')}`;
}
