import type { Eras } from '../../harness/eras/capability.ts';
import type { ReportedEra } from '../../harness/report.ts';
import { butFor } from '../../reports/era-line.ts';
import { withoutIds } from '../../reports/without-ids.ts';
import type { Finding } from './finding.ts';

/** Which version of its API an instance has; undefined where the API has one only, or the instance is one of ours. */
export function versionFinding(era: ReportedEra | undefined): Finding | undefined {
  if (!era) return undefined;
  const { nearest, told, agreeing, capabilities } = era;
  const assumed = capabilities.length - told;
  const rest = assumed === 0 ? '' : `, ${assumed} more assumed to be`;
  return {
    about: 'version',
    state: agreeing === told ? 'good' : 'note',
    says: `most like ${nearest}${butFor(era)}: ${agreeing} of ${told} capabilities are as there${rest}`,
  };
}

/**
 * What it has otherwise than our own document, a line a capability: "References to source code  at …/repositories
 * GET …/repositories answered 200". The report of a run has all of them.
 */
export function differenceLines(
  { capabilities }: ReportedEra,
  { capabilities: known }: Eras,
): readonly string[] {
  const ours = new Map(known.map(({ id, values: [own] }) => [id, own.value]));
  const rows = capabilities
    .filter(({ id, value }) => ours.get(id) !== value)
    .map(({ title, words, how, because }) => [
      title,
      words,
      how === 'assumed' ? 'assumed' : withoutIds(because),
    ]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(([title = '', words = '', because = '']) =>
    `  ${title.padEnd(widths[0] ?? 0)}  ${words.padEnd(widths[1] ?? 0)}  ${because}`.trimEnd(),
  );
}
