import type { ReportedTerm } from '../../harness/report/gate.ts';
import type { Report } from '../../harness/report/report.ts';

/** What a gate says about a report, for the terminal: one line for each term that is refused. */
export function renderGate(report: Report): string {
  return `${[`${report.result.toUpperCase()}: ${report.summary}`, '', ...gateLines(report)].join('\n')}\n`;
}

/** The gate of a report in lines; none where there is no gate. */
export function gateLines({ gate = [] }: Pick<Report, 'gate'>): string[] {
  const refused = refusedTerms(gate);
  if (gate.length === 0) return [];
  if (refused.length === 0) return [`Gate passed: ${askedTerms(gate)}`];
  return ['Gate failed:', ...refused.map((term) => `  ${refusal(term)}`)];
}

/** Every term that is refused, asked for or not. */
export function refusedTerms(gate: readonly ReportedTerm[]): ReportedTerm[] {
  return gate.filter(({ holds }) => !holds);
}

/** What a gate asked for, and what is refused without having been asked for. */
export function shownTerms({ gate = [] }: Pick<Report, 'gate'>): ReportedTerm[] {
  return gate.filter(({ implied, holds }) => !implied || !holds);
}

/** "cells>=95%: 743 of 799 cells are proven, that is 93.0 %" */
export function refusal({ term, implied, sentence }: ReportedTerm): string {
  return `${term}${implied ? ' (default)' : ''}: ${sentence}`;
}

/** "new=0, cells>=95%" */
export function askedTerms(gate: readonly ReportedTerm[]): string {
  return gate
    .filter(({ implied }) => !implied)
    .map(({ term }) => term)
    .join(', ');
}
