import type { ReportedCell } from '../report/ledger.ts';
import type { ReportedOwnDocument } from '../report/own-document.ts';
import { ownDocument } from '../versions/own-document/own-operations.ts';

/** The cells that only the target's own document has, counted. */
export function ownDocumentFigures(url: string, cells: readonly ReportedCell[]): ReportedOwnDocument {
  const own = cells.filter(({ documentedIn }) => documentedIn.includes(ownDocument));
  const number = (wanted: ReportedCell['verdict']['kind']): number =>
    own.filter(({ verdict }) => verdict.kind === wanted).length;
  return {
    url,
    operations: new Set(own.map(({ operation }) => operation)).size,
    cells: own.length,
    conformant: number('conformant'),
    violating: number('violating'),
    notExercised: number('not-exercised'),
  };
}
