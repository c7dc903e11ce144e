import type { Report } from '../../harness/report/report.ts';
import { number, plural } from './figures.ts';
import { counted, errorShare, milliseconds } from './load-words.ts';

/** A table of what a load test has measured, the slowest operations first; nothing without one. */
export function loadLines({ load, cells }: Pick<Report, 'load' | 'cells'>): readonly string[] {
  if (!load) return [];
  const rows = load.operations
    .toSorted((one, other) => (other.p95 ?? 0) - (one.p95 ?? 0))
    .map((one) => {
      const own = cells.filter(({ operation }) => operation === one.operation);
      const proven = own.filter(({ verdict }) => verdict.kind === 'conformant').length;
      return [
        ...[one.operation, `${number(proven)} of ${number(own.length)}`],
        ...[milliseconds(one.p50), milliseconds(one.p95), errorShare(one)],
        ...[counted(one.throttled), counted(one.requests)],
      ];
    });
  const table = [['operation', 'cells proven', 'p50', 'p95', 'errors', '429', 'requests'], ...rows];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  const others =
    load.others.length === 0
      ? []
      : [`  And ${plural(load.others.length, 'operation')} that the document does not have.`];
  return ['', `Under load, by ${load.file}:`, ...lines.map((line) => `  ${line}`), ...others];
}
