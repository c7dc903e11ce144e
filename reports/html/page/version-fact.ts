import type { Report } from '../../../harness/report/report.ts';
import { hashOf } from './address.ts';
import { count } from './links.ts';
import { html, type Markup } from './markup.ts';

/** Whether there is anything to say about the version of the target, or about what is tolerated there. */
export function hasVersion({ era, tolerances = [] }: Pick<Report, 'era' | 'tolerances'>): boolean {
  return era !== undefined || tolerances.length > 0;
}

/** The version in a few words, with the way to the rest; nothing where there is only one. */
export function versionFact({
  era: version,
  tolerances = [],
}: Pick<Report, 'era' | 'tolerances'>): Markup | false {
  if (!version) return false;
  const { nearest, told, agreeing } = version;
  return html`<div><dt>Version</dt><dd>Most like <a href="${hashOf({ view: 'version', at: '' })}">${nearest}</a><br><span class="dim">${agreeing} of ${told} capabilities match${tolerances.length > 0 && `; ${count(tolerances.length, 'tolerance')}`}</span></dd></div>
`;
}
