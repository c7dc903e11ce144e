import type { DocumentChange } from '../../../harness/report/document-comparison.ts';

/** The same change in several operations, most often of a schema that they share. */
export interface ChangeGroup extends Omit<DocumentChange, 'operation'> {
  readonly operations: readonly string[];
}

/** In the order of their first operations. */
export function grouped(changes: readonly DocumentChange[]): readonly ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ breaking, where, what, operation }) =>
    // Operations that come and go are told one by one.
    JSON.stringify(where === '' ? [breaking, what, operation] : [breaking, where, what]),
  );
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ ...first, operations: all.map(({ operation }) => operation) }] : [];
  });
}

/** "POST /pets, and 3 others: request body: /name is required now" */
export function sentenceOf({ operations, where, what }: ChangeGroup): string {
  const [first = '', ...others] = operations;
  const more =
    others.length === 0 ? '' : `, and ${others.length} ${others.length === 1 ? 'other' : 'others'}`;
  return `${first}${more}: ${where === '' ? '' : `${where}: `}${what}`;
}
