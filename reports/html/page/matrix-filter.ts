import type { ReportedCell } from '../../../harness/report/ledger.ts';
import { areaOf } from './area.ts';
import { type CellKind, cellKinds, kindOf } from './cell-kind.ts';

/** Which cells of the matrix are looked at. Empty members let everything through. */
export interface MatrixFilter {
  readonly show: readonly CellKind[];
  readonly area: string;
  /** Label of a source that documents the cell. */
  readonly documentedIn: string;
  readonly status: string;
  /** Words that all have to turn up in the operation, its summary, its area or the status. */
  readonly text: string;
}

export const everything: MatrixFilter = { show: [], area: '', documentedIn: '', status: '', text: '' };

export function filterCells(cells: readonly ReportedCell[], filter: MatrixFilter): readonly ReportedCell[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return cells.filter(
    (cell) =>
      (filter.show.length === 0 || filter.show.includes(kindOf(cell))) &&
      (filter.area === '' || areaOf(cell) === filter.area) &&
      (filter.documentedIn === '' || cell.documentedIn.includes(filter.documentedIn)) &&
      (filter.status === '' || cell.status === filter.status) &&
      words.every((word) => `${cell.id} ${cell.summary} ${areaOf(cell)}`.toLowerCase().includes(word)),
  );
}

/** As the query of an address, "" if everything is let through. */
export function filterToQuery({ show, area, documentedIn, status, text }: MatrixFilter): string {
  const entries = { show: show.join(','), area, in: documentedIn, status, q: text };
  const query = new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== '')).toString();
  return query.replaceAll('%2C', ',');
}

/** Reads what `filterToQuery` wrote; what it does not know is ignored. */
export function filterFromQuery(query: string): MatrixFilter {
  const entries = new URLSearchParams(query);
  const show = (entries.get('show') ?? '').split(',');
  return {
    show: cellKinds.map(({ kind }) => kind).filter((kind) => show.includes(kind)),
    area: entries.get('area') ?? '',
    documentedIn: entries.get('in') ?? '',
    status: entries.get('status') ?? '',
    text: entries.get('q') ?? '',
  };
}
