import { CompiledQuery, type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** Sixteen-digit integers are exact in JavaScript, and no counter of ours gets near them. */
const INT8 = 20;
const LOCK_SHARE = 0.8;
/** The locks of our transactions are made for it; a role or a database may have another default. */
const isolation = 'set session characteristics as transaction isolation level read committed';

/**
 * PostgreSQL through a pool of connections.
 *
 * @param url `postgres://user:password@host:port/database`
 * @param connections how many at most
 * @param timeoutMs how long anybody waits for a connection, or for a statement; for a lock, a little less, so that it is
 *   known what was waited for
 */
export function postgresDialect(url: string, connections: number, timeoutMs: number): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    lock_timeout: Math.ceil(timeoutMs * LOCK_SHARE),
    types: {
      getTypeParser: (type, format) =>
        type === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // An idle connection that breaks is replaced; without a listener, Node would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(isolation));
    },
  });
}
