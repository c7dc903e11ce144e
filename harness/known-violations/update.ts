import type { ReportedKnownViolation } from '../report/known-violations.ts';
import type { Report } from '../report/report.ts';
import { draftsFor } from './drafts.ts';
import { explained } from './explain.ts';
import type { KnownViolation, KnownViolations } from './known-violation.ts';
import { indentOf, linesOf, seenOn, without } from './list-lines.ts';
import { dayOf } from './staleness.ts';

/** A list brought up to date with a report. */
export interface Update {
  readonly text: string;
  /** Entries for violations that nothing explained; reason and owner are left to fill in. */
  readonly added: number;
  /** Stale entries that are gone. */
  readonly removed: number;
  /** Entries that were seen again. */
  readonly refreshed: number;
}

/**
 * Brings a list up to date with what a report shows. `text` is the list as it is written, `list` the same as it was read.
 * Whatever is not changed stays as it is, comments included. What has expired and still violates becomes a draft: somebody
 * has to decide about it again. Pure.
 */
export function updated(text: string, list: KnownViolations, report: Report): Update {
  const today = dayOf(report);
  const { known = [] } = explained(report, list);
  const entriesThatAre = (standing: ReportedKnownViolation['standing']): KnownViolation[] =>
    list.entries.filter((_, index) => known[index]?.standing === standing);
  const stale = entriesThatAre('stale');
  const seen = entriesThatAre('violates').filter(({ lastSeen = '' }) => lastSeen < today);
  const drafts = draftsFor(
    report,
    list.entries.filter((entry) => !stale.includes(entry)),
    stale,
    today,
  );
  const counts = { added: drafts.length, removed: stale.length, refreshed: seen.length };
  if (drafts.length + stale.length + seen.length === 0) return { text, ...counts };
  const kept = list.entries.reduceRight<readonly string[]>((lines, entry) => {
    if (stale.includes(entry)) return without(entry, lines);
    return seen.includes(entry) ? seenOn(today, entry, text, lines) : lines;
  }, linesOf(text));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const [first] = list.entries;
  const indent = first ? indentOf(first, linesOf(text)) : '';
  const added = drafts.map((draft) => draft.map((line) => `${indent}${line}`));
  const blocks = [...(kept.length > 0 ? [kept] : []), ...added];
  return { text: blocks.map((block) => `${block.join(eol)}${eol}`).join(eol), ...counts };
}
