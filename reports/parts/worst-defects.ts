import type { Defect, DefectKind } from '../../harness/report/defects.ts';

/** A defect that an engineer fixes first, with the sentence that says why. */
export interface WorstDefect {
  readonly id: string;
  readonly sentence: string;
}

/** Kinds of which one check reports many defects with one cause, such as the error codes of a server. */
const similar: ReadonlySet<DefectKind | undefined> = new Set(['shape', 'headers']);

/** The three worst defects, of similar ones the first; none in older reports. Defects are given with the worst first. */
export function worstDefects(defects: readonly Defect[]): readonly WorstDefect[] {
  const checks = new Set<string>();
  return defects
    .filter(({ check, kind }) => {
      const isRepeated = similar.has(kind) && checks.has(check);
      checks.add(check);
      return !isRepeated;
    })
    .slice(0, 3)
    .flatMap(({ id, sentence }) => (sentence === undefined ? [] : [{ id, sentence }]));
}
