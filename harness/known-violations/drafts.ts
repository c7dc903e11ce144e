import { stringify } from 'yaml';
import type { Violation } from '../report/defects.ts';
import type { Report } from '../report/report.ts';
import type { KnownViolation } from './known-violation.ts';
import { matcherOf, type Sight, sightsOf } from './matching.ts';

/** Days that a violation is accepted for unless somebody decides otherwise. */
const grace = 90;

/**
 * An entry, in lines, for every cell and check that violates and that no entry names. Whoever accepts them fills in why,
 * and who sees to it. What `gone` entries have named is known for longer than since this run.
 */
export function draftsFor(
  report: Report,
  kept: readonly KnownViolation[],
  gone: readonly KnownViolation[],
  today: string,
): string[][] {
  const sightOf = sightsOf(report);
  const matchers = kept.map(matcherOf);
  const open = report.violations
    .filter(({ level }) => level === 'MUST')
    .map((violation) => ({ violation, sight: sightOf(violation) }))
    .filter(({ sight }) => !matchers.some((matches) => matches(sight)));
  const groups = Map.groupBy(open, ({ sight: { cell, check } }) => `${cell}\n${check}`);
  return [...groups.values()].flatMap(([first, ...more]) =>
    first ? [draftOf([first, ...more], gone, today)] : [],
  );
}

interface Sighted {
  readonly violation: Violation;
  readonly sight: Sight;
}

function draftOf(
  [first, ...more]: readonly [Sighted, ...Sighted[]],
  gone: readonly KnownViolation[],
  today: string,
): string[] {
  const all = [first, ...more];
  const before = gone
    .filter((entry) => all.some(({ sight }) => matcherOf(entry)(sight)))
    .flatMap(({ firstSeen }) => firstSeen ?? []);
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return [
    `# ${first.violation.message.replaceAll(/[\p{Cc}\s]+/gu, ' ')}${rest}`,
    `- cell: ${written(first.sight.cell)}`,
    `  check: ${written(first.sight.check)}`,
    '  reason:',
    '  owner:',
    '  ticket:',
    `  expires: ${daysAfter(today, grace)}`,
    `  firstSeen: ${before.sort()[0] ?? today}`,
    `  lastSeen: ${today}`,
  ];
}

/** A text as YAML takes it for one, in quotes where they are needed. */
function written(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 'yyyy-mm-dd'.length);
}
