import type { ReportedOwnDocument } from '../../harness/report/own-document.ts';
import { plural } from './figures.ts';

/** "By its own document (https://…/openapi.json): 3 more operations with 9 cells: 8 proven, 0 violating, 1 not exercised". */
export function ownDocumentLine({ url, ...figures }: ReportedOwnDocument): string {
  const { operations, cells, conformant, violating, notExercised } = figures;
  const of = `By its own document (${url})`;
  if (operations === 0) return `${of}: no operation that ours lacks`;
  return `${of}: ${plural(operations, 'more operation')} with ${plural(cells, 'cell')}: ${conformant} proven, ${violating} violating, ${notExercised} not exercised`;
}
