import { conclude } from '../judge/conclusion.ts';
import type { Violation } from '../report/defects.ts';
import type { ReportedKnownViolation } from '../report/known-violations.ts';
import type { ReportedCell } from '../report/ledger.ts';
import type { Report } from '../report/report.ts';
import { type KnownViolation, type KnownViolations, placeOf } from './known-violation.ts';
import { matcherOf, sightsOf } from './matching.ts';
import { type Exercised, exercisedIn, standingOf } from './staleness.ts';

/**
 * The same report, in which every violation that a list explains says so, and every entry what became of it. What another
 * list said before is forgotten. Pure. Advisories need no explanation.
 */
export function explained(report: Report, { file, entries }: KnownViolations): Report {
  const sightOf = sightsOf(report);
  const sights = report.violations
    .filter(({ level }) => level === 'MUST')
    .map((violation) => ({ violation, sight: sightOf(violation) }));
  const exercised = exercisedIn(report);
  const known = entries.map((entry, index): ReportedKnownViolation => {
    const matches = matcherOf(entry);
    const named = sights.filter(({ sight }) => matches(sight)).map(({ violation }) => violation);
    return reported(`k${index + 1}`, entry, named, file, exercised);
  });
  const firstEntry = new Map(
    known.toReversed().flatMap(({ id, violations }) => violations.map((violation) => [violation, id])),
  );
  const violations = report.violations.map(({ known: _, ...violation }): Violation => {
    const entry = firstEntry.get(violation.id);
    return entry === undefined ? violation : { ...violation, known: entry };
  });
  const news = new Set(
    sights.flatMap(({ violation }) => (firstEntry.has(violation.id) ? [] : (violation.cell ?? []))),
  );
  const cells = report.cells.map(({ known: _, ...cell }): ReportedCell => {
    const isKnown = cell.verdict.kind === 'violating' && !news.has(cell.id);
    return isKnown ? { ...cell, known: true } : cell;
  });
  const { counts, run } = report;
  const statuses = new Set(report.exchanges.map(({ response }) => response.status));
  return {
    ...report,
    ...conclude(counts, cells, run, { personas: report.personas, statuses }, firstEntry.size),
    cells,
    violations,
    known,
  };
}

function reported(
  id: string,
  entry: KnownViolation,
  named: readonly Violation[],
  file: string,
  exercised: Exercised,
): ReportedKnownViolation {
  const standing = standingOf(entry, named, exercised);
  return {
    id,
    names: entry.names,
    pattern: entry.pattern,
    check: entry.check ?? null,
    reason: entry.reason,
    owner: entry.owner,
    ticket: entry.ticket ?? null,
    expires: entry.expires,
    firstSeen: entry.firstSeen ?? null,
    lastSeen: entry.lastSeen ?? null,
    place: placeOf(file, entry.lines),
    standing: standing.kind,
    why: standing.kind === 'violates' ? null : standing.why,
    violations: named.map((violation) => violation.id),
  };
}
