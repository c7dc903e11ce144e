import { hashOf } from '../address.ts';
import type { Book } from '../book.ts';
import { countKinds, kindsIn } from '../cell-kind.ts';
import { toText } from '../markup.ts';
import { matrixCount, matrixTable, statusesOf } from '../matrix.ts';
import { filterCells, filterFromQuery, filterToQuery, type MatrixFilter } from '../matrix-filter.ts';
import { element } from './elements.ts';

/** Draws what the filter lets through, and says how many cells that are. */
export function drawMatrix({ report: { cells } }: Book, filter: MatrixFilter): void {
  const table = element('#matrix', HTMLElement);
  // Drawing again what is there would lose where the reader is.
  const query = filterToQuery(filter);
  if (query !== (table.dataset.query ?? '')) {
    table.dataset.query = query;
    table.innerHTML = toText(matrixTable(cells, statusesOf(cells), filter));
  }
  element('#matrix-count', HTMLElement).textContent = matrixCount(cells, filter);
  const counts = countKinds(filterCells(cells, { ...filter, show: [] }));
  for (const { kind } of kindsIn(cells))
    element(`[data-count="${kind}"]`, HTMLElement).textContent = String(counts.get(kind) ?? 0);
  rove();
}

/** One stop of the Tab key in each row; the arrow keys go to the rest. */
export function rove(): void {
  for (const row of document.querySelectorAll('#matrix tr'))
    [...row.querySelectorAll('a')].forEach((link, at) => {
      link.tabIndex = at === 0 ? 0 : -1;
    });
}

/** Keeps form and address in step. `changed` is called with the new filter when the reader changes the form. */
export function startMatrixFilter(changed: (filter: MatrixFilter) => void): void {
  const form = element('#matrix-filter', HTMLFormElement);
  const read = () => {
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '');
    const query = new URLSearchParams({
      show: data.getAll('show').join(','),
      area: text('area'),
      in: text('in'),
      status: text('status'),
      q: text('q'),
    });
    const filter = filterFromQuery(query.toString());
    history.replaceState(null, '', hashOf({ view: 'matrix', filter }));
    changed(filter);
  };
  form.addEventListener('input', read);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after the event.
  form.addEventListener('reset', () => setTimeout(read));
}

/** Shows a filter in the form. */
export function fillMatrixFilter(filter: MatrixFilter): void {
  const form = element('#matrix-filter', HTMLFormElement);
  const values: Readonly<Record<string, string>> = {
    area: filter.area,
    in: filter.documentedIn,
    status: filter.status,
    q: filter.text,
  };
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      field.checked = filter.show.some((kind) => kind === field.value);
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      const value = values[field.name] ?? '';
      // Typing must not move the caret.
      if (field.value !== value) field.value = value;
    }
  }
}

/** Moves from a cell to the next one that there is in the direction of an arrow key. */
export function moveInMatrix(from: Element, key: string): boolean {
  const cell = from.closest('#matrix td');
  const row = cell?.parentElement;
  if (!(cell instanceof HTMLTableCellElement) || !(row instanceof HTMLTableRowElement)) return false;
  const along = key === 'ArrowLeft' || key === 'ArrowRight';
  const cells = along ? [...row.cells] : columnOf(cell, row);
  const place = along ? cell.cellIndex : cells.indexOf(cell);
  const onward =
    key === 'ArrowRight' || key === 'ArrowDown' ? cells.slice(place + 1) : cells.slice(0, place).reverse();
  const link = onward.map((each) => each.querySelector('a')).find((each) => each !== null);
  link?.focus();
  return link !== undefined;
}

function columnOf(
  { cellIndex }: HTMLTableCellElement,
  row: HTMLTableRowElement,
): readonly HTMLTableCellElement[] {
  const rows = [...(row.closest('table')?.rows ?? [])];
  return rows.flatMap(({ cells }) => cells[cellIndex] ?? []);
}
