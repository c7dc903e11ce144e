import type { Operation } from '../../contract/operations/operation.ts';

/** Operations that a line names. */
const most = 6;

/** "POST /pets, POST /toys, and 3 more; assay plan lists all" */
export function namesOf(operations: readonly Operation[]): string {
  const names = operations.slice(0, most).map(({ key }) => key);
  const rest = operations.length > most ? `, and ${operations.length - most} more; assay plan lists all` : '';
  return `${names.join(', ')}${rest}`;
}
