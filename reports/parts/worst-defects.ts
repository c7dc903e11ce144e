import type { Defect } from '../../harness/report/defects.ts';

/** The defects that an engineer fixes first, with the sentence that says why; none in older reports. */
export function worstDefects(
  defects: readonly Defect[],
): readonly { readonly id: string; readonly sentence: string }[] {
  return defects
    .slice(0, 3)
    .flatMap(({ id, sentence }) => (sentence === undefined ? [] : [{ id, sentence }]));
}
