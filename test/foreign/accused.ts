import type { Report } from '../../harness/report/report.ts';

/** Something wrong with a stand-in: the check, and its cells. `*` stands for any text. */
export type Wrong = readonly [check: string, cell: string];

/** Check and cell of everything that a run counts, each once. */
export function accused({ violations }: Pick<Report, 'violations'>): readonly Wrong[] {
  const counted = violations.filter(({ level }) => level === 'MUST');
  const all = new Map(
    counted.map(({ check, cell, operation }) => {
      const where = cell ?? operation;
      return [`${check} ${where}`, [check, where] as const];
    }),
  );
  return [...all.values()];
}

/** Whether something that was found is what was expected. */
export function isMeant([check, cell]: Wrong, [expected, pattern]: Wrong): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.at(-1) ?? '';
  const isThere = rest.length === 0 ? cell === pattern : cell.startsWith(start) && cell.endsWith(end);
  return check === expected && isThere;
}
