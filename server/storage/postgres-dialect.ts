import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** Sixteen-digit integers are exact in JavaScript, and no counter of ours gets near them. */
const INT8 = 20;

/**
 * PostgreSQL through a pool of connections.
 *
 * @param url `postgres://user:password@host:port/database`
 * @param connections how many at most
 */
export function postgresDialect(url: string, connections: number): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: {
      getTypeParser: (type, format) =>
        type === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // An idle connection that breaks is replaced; without a listener, Node would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
