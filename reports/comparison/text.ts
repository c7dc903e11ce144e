import { number, plural } from '../parts/figures.ts';
import { visible } from '../parts/visible.ts';
import { type Change, type ChangeKind, type Comparison, kinds } from './compare.ts';
import { namesOf, reasonOf, titles, wordsOf } from './words.ts';

/** The comparison for the terminal: new violations first, a line for each cell; from three reports on, a matrix. */
export function renderComparison(given: Comparison): string {
  const comparison = visible(given);
  const { changes, same, reports } = comparison;
  if (changes.length === 0) return `All ${plural(same, 'verdict')} are the same.\n`;
  const sections = kinds.flatMap((kind) => {
    const those = changes.filter((change) => change.kind === kind);
    if (those.length === 0) return [];
    return [...(reports.length > 2 ? matrix(kind, those, comparison) : pairs(kind, those)), ''];
  });
  const legend = reports.length > 2 ? [...legendOf(comparison), ''] : [];
  const verb = reports.length > 2 ? 'differ' : 'changed';
  const sum = `${number(changes.length)} of ${plural(changes.length + same, 'verdict')} ${verb}.`;
  return `${[...legend, ...sections, sum].join('\n')}\n`;
}

function pairs(kind: ChangeKind, changes: readonly Change[]): string[] {
  const width = Math.max(...changes.map(({ cell }) => cell.length));
  const lines = changes.map((change) => {
    const why = reasonOf(change);
    return `  ${change.cell.padEnd(width)}  ${wordsOf(change).join(' → ')}${why ? `: ${why.reason}` : ''}`;
  });
  return [heading(kind, changes), ...lines];
}

/** A column for each report, and beneath each cell why one of them is as it is. */
function matrix(kind: ChangeKind, changes: readonly Change[], { reports }: Comparison): string[] {
  const names = namesOf(reports);
  const rows = changes.map((change) => [change.cell, ...wordsOf(change)]);
  const widths = ['', ...names].map((name, at) =>
    Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd();
  return [
    heading(kind, changes),
    line(['', ...names]),
    ...changes.flatMap((change, at) => {
      const why = reasonOf(change);
      return [line(rows[at] ?? []), ...(why ? [`    ${names[why.report]}: ${why.reason}`] : [])];
    }),
  ];
}

function heading(kind: ChangeKind, changes: readonly Change[]): string {
  return `${titles[kind]} (${number(changes.length)})`;
}

function legendOf({ reports }: Comparison): string[] {
  const names = namesOf(reports);
  const width = Math.max(...names.map((name) => name.length));
  return reports.map(
    ({ file, document, startedAt }, at) =>
      `${(names[at] ?? '').padEnd(width)}  ${file}, ${document.title} ${document.version}, ${startedAt}`,
  );
}
