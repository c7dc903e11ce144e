/** PostgreSQL's `unique_violation`, and SQLite's extended codes for a unique index and for a primary key. */
const postgres = '23505';
const sqlite: readonly unknown[] = [2067, 1555];

/**
 * Does what may break a unique constraint, which only the database can tell in time; undefined if it does. The
 * transaction is of no more use then: whoever calls it has to leave it by an error.
 */
export async function unlessTaken<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  return code === postgres || sqlite.includes(errcode);
}
