import type { Finding } from '../../contract/finding.ts';
import type { Response } from '../../contract/operations/operation.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { Reason } from '../model/reason.ts';
import { landedCell } from './violations.ts';

/** What a mock answered although no body that the document allows could be made for it. */
export interface ImpossibleAnswers {
  /** All exchanges; what is wrong with the bodies of those answers is the fault of the document, and left out. */
  readonly exchanges: readonly JudgedExchange[];
  /** Cells where they landed: nothing is proven there. */
  readonly cells: ReadonlyMap<string, Reason>;
}

/** Findings about schemas for which nobody found a value. */
const rules = new Set(['unsatisfiable-schema', 'no-sample']);

const reason: Reason = {
  kind: 'not-provocable',
  sentence:
    'no body was found that is valid by its schema (see the findings about the document), so a mock cannot return one',
};

/** Tells what a mock did wrong from what its document left it no way to do right. */
export function impossibleAnswers(
  exchanges: readonly JudgedExchange[],
  findings: readonly Finding[],
): ImpossibleAnswers {
  const schemas = new Set(findings.filter(({ rule }) => rules.has(rule)).map(({ pointer }) => pointer));
  const cells = new Map<string, Reason>();
  if (schemas.size === 0) return { exchanges, cells };
  const kept = exchanges.map((judged) => {
    const flaws = judged.flaws.filter(({ check }) => check !== 'body-matches-schema');
    if (flaws.length === judged.flaws.length || !isAbout(landing(judged), schemas)) return judged;
    cells.set(landedCell(judged) ?? '', reason);
    return { ...judged, flaws };
  });
  return { exchanges: kept, cells };
}

function landing({ exchange, landed }: JudgedExchange): Response | undefined {
  return exchange.operation.responses.find(({ status }) => status === landed);
}

function isAbout(response: Response | undefined, schemas: ReadonlySet<string>): boolean {
  return response?.content.some(({ schema }) => schema !== undefined && schemas.has(schema)) ?? false;
}
