import type { ReportedCapability, ReportedVersion } from '../../harness/report/version.ts';

/**
 * "Version: most like November 2025, but for Webhooks (not there): 19 of 20 capabilities that were tested match; 2 more
 * assumed to match".
 */
export function versionLine(version: ReportedVersion): string {
  const { named, more } = otherwise(version);
  const parts = more > 0 ? [...named, `${more} more`] : named;
  const listed = [parts.slice(0, -1).join(', '), ...parts.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ');
  return agreement(version, parts.length === 0 ? '' : `, except ${listed}`);
}

/** The same for a terminal, where what is otherwise has lines of its own. */
export function versionLines(version: ReportedVersion): readonly string[] {
  const { named, more } = otherwise(version);
  const rows = more > 0 ? [...named, `and ${more} more, in the report`] : named;
  const label = '  different: ';
  return [
    agreement(version, ''),
    ...rows.map((row, at) => `${at === 0 ? label : ' '.repeat(label.length)}${row}`),
  ];
}

function agreement({ nearest, told, agreeing, capabilities }: ReportedVersion, butFor: string): string {
  if (told === 0) return `Version: unknown, because no response shows it; tested as ${nearest}`;
  const assumed = capabilities.length - told;
  const of = agreeing === told ? `all ${told}` : `${agreeing} of ${told}`;
  const rest = assumed === 0 ? '' : `; ${assumed} assumed to match`;
  return `Version: most like ${nearest}${butFor}: ${of} capabilities that were tested match${rest}`;
}

/** How many differences are named before the rest is counted. */
const most = 3;

/** What is otherwise than in the nearest version: "Webhooks (not there)". */
function otherwise({ capabilities }: ReportedVersion): {
  readonly named: readonly string[];
  readonly more: number;
} {
  const all = capabilities.filter(isOtherwise);
  const named = all.slice(0, most).map(({ title, words }) => `${title} (${words})`);
  return { named, more: all.length - named.length };
}

/** Whether the nearest version has something else in its place. */
export function isOtherwise({ insteadOf }: ReportedCapability): boolean {
  return insteadOf !== undefined;
}
