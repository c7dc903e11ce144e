import type { Defect } from '../../harness/report/defects.ts';

/** What an engineer mends first, in a sentence each; none of older reports. Defects are given with the worst first. */
export function worstDefects(defects: readonly Defect[]): readonly string[] {
  return defects.slice(0, 3).flatMap(({ sentence }) => sentence ?? []);
}
