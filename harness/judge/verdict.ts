import { type Cell, cellId } from '../../contract/operations/operation.ts';
import type { Evidence } from '../model/exchange.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { isProof } from '../model/proof.ts';
import type { Reason } from '../model/reason.ts';
import type { RunResult } from '../run/run.ts';
import { doubtAbout } from './doubt.ts';
import type { JudgedCell } from './judged-plan.ts';

/** What is known of a cell after a run. */
export type CellVerdict =
  | { readonly kind: 'conformant'; readonly evidence: Evidence; readonly proofs: readonly JudgedExchange[] }
  | { readonly kind: 'violating'; readonly sentence: string }
  | { readonly kind: 'not-exercised'; readonly reason: Reason };

/**
 * Judges one cell by what landed there. `violations` are the MUST failures that count against it. Pure.
 *
 * A cell is conformant only by an exchange that was meant to land there and passed every check; a refusal proves
 * something only if the same persona is let in where it must be.
 */
export function judgeCell(
  planned: JudgedCell,
  landed: readonly JudgedExchange[],
  violations: readonly string[],
  result: RunResult,
): CellVerdict {
  const [first] = violations;
  if (first !== undefined) {
    const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : '';
    return { kind: 'violating', sentence: `${first}${more}` };
  }
  const proofs = landed.filter((each) => isProof(each) && !result.excuses.has(each.exchange.id));
  const conclusive = proofs.filter((proof) => !doubt(proof, result));
  const [proof] = conclusive;
  if (proof) return { kind: 'conformant', evidence: strongest(conclusive), proofs: conclusive };
  const [doubtful] = proofs;
  const reason = doubtful ? doubt(doubtful, result) : reasonFor(planned, result);
  return {
    kind: 'not-exercised',
    reason: reason ?? { kind: 'no-strategy', sentence: 'no scenario tests it' },
  };
}

const denials = new Set(['401', '403', '404']);

/** Where a persona of ours was refused. */
const needsControl: ReadonlySet<Evidence> = new Set(['provoked', 'injected']);

/** Why a refusal proves nothing: the control of its persona did not pass. */
function doubt({ exchange, landed }: JudgedExchange, { endings }: RunResult): Reason | undefined {
  const isDenial = landed !== undefined && denials.has(landed) && !exchange.operation.access.public;
  return isDenial && needsControl.has(exchange.purpose.evidence) ? doubtAbout(exchange, endings) : undefined;
}

/** The reason that says most: what the aimed scenarios ran into, otherwise why none was planned. */
function reasonFor(
  { cell, scenarios, reason }: JudgedCell,
  { endings, exchanges, excuses, interrupted }: RunResult,
): Reason | undefined {
  const ids = new Set(scenarios.map(({ id }) => id));
  const met = scenarios.flatMap(({ id }) => endings.get(id) ?? []);
  const [first] = met;
  if (first) return first;
  // A scenario may go on after an answer that is as good.
  const aimed = exchanges.filter(
    ({ exchange: { scenario, operation, purpose } }) =>
      ids.has(scenario) && cellId(operation.key, purpose.expected) === cell.id,
  );
  const [excused] = aimed.flatMap(({ exchange: { id } }) => excuses.get(id)?.reason ?? []);
  if (excused) return excused;
  const other = exchanges.find(
    ({ exchange: { scenario, operation, purpose } }) =>
      ids.has(scenario) && operation.key === cell.operation.key && purpose.step === 'aim',
  );
  if (other) return answeredOtherwise(cell, other);
  return reason ?? (interrupted && { kind: 'interrupted', sentence: interrupted.sentence });
}

/** Another documented success is as good, and proves its own cell. */
function answeredOtherwise({ operation, response }: Cell, { exchange }: JudgedExchange): Reason {
  const sentence = `${operation.key} returned ${exchange.response.status}, expected ${response.status}`;
  return { kind: 'answered-otherwise', sentence };
}

const strength: readonly Evidence[] = ['provoked', 'observed', 'injected', 'forced'];

function strongest(proofs: readonly JudgedExchange[]): Evidence {
  return (
    strength.find((evidence) => proofs.some(({ exchange }) => exchange.purpose.evidence === evidence)) ??
    'forced'
  );
}
