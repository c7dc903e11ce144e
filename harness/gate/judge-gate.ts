import { isNobodyLetIn } from '../judge/conclusion.ts';
import type { ReportedTerm } from '../report/gate.ts';
import type { Report } from '../report/report.ts';
import type { Since } from './measure.ts';
import { exercisable } from './measures.ts';
import { type Operator, parseGate, type Term } from './parse-gate.ts';

/** What holds about whatever a gate says nothing about: no new violation, no doubt, no stale list. */
const always = parseGate('new=0, inconclusive=0, stale=0');

/**
 * Judges a report by a gate, term by term, and by what always holds unless the gate speaks about the same thing. Pure.
 * `since` is the report that new violations are counted from.
 */
export function judgeGate(terms: readonly Term[], report: Report, since?: Since): ReportedTerm[] {
  const spoken = new Set(terms.map(({ measure }) => measure.decides));
  const implied = always.filter(({ measure }) => !spoken.has(measure.decides));
  return [
    ...terms.map((term) => judged(term, report, since, false)),
    ...implied.map((term) => judged(term, report, since, true)),
    ...wholeRun(report),
  ];
}

/** No gate can allow for what was not done: it proves nothing. A limit that somebody set is as they wanted it. */
function wholeRun({ run, counts, personas }: Report): ReportedTerm[] {
  const { interrupted, interruptedBy } = run;
  const term = { term: 'a whole run', decides: 'doubt', implied: false, holds: false } as const;
  if (interrupted !== null && interruptedBy !== 'limit')
    return [{ ...term, sentence: `it ended early: ${interrupted}` }];
  if (isNobodyLetIn(personas)) return [{ ...term, sentence: 'no persona could log in' }];
  return counts.conformant === 0 ? [{ ...term, sentence: 'nothing was proven' }] : [];
}

function judged(term: Term, report: Report, since: Since | undefined, implied: boolean): ReportedTerm {
  const { measure, operator, amount, isShare, text } = term;
  const count = measure.count(report, since);
  const all = exercisable(report);
  const value = isShare ? (all === 0 ? 0 : (count / all) * 100) : count;
  const isAll = all === report.counts.cells;
  const whole = isShare ? ` of ${all.toLocaleString('en-US')}${isAll ? '' : ' exercisable'}` : '';
  const share = isShare ? `, that is ${percentage(value, operator)}` : '';
  return {
    term: text,
    decides: measure.decides,
    implied,
    holds: holds[operator](value, amount),
    sentence: `${measure.says(count, { report, since, whole })}${share}`,
  };
}

const holds: Readonly<Record<Operator, (value: number, amount: number) => boolean>> = {
  '=': (value, amount) => value === amount,
  '<=': (value, amount) => value <= amount,
  '>=': (value, amount) => value >= amount,
  '<': (value, amount) => value < amount,
  '>': (value, amount) => value > amount,
};

/** Rounded so that it never looks as if a refused term held: down where much is asked for, up where little is. */
function percentage(value: number, operator: Operator): string {
  const round = operator.startsWith('<') ? Math.ceil : Math.floor;
  return `${(round(value * 10) / 10).toFixed(1)} %`;
}
