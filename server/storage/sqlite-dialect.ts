import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type Dialect,
  type LimitNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';

/** How many compiled statements are kept; the statements of a server are few, and the same again and again. */
const KEPT_STATEMENTS = 500;

/**
 * SQLite through Node's own driver. There is one connection, which Kysely hands out to one transaction at a time, so
 * that every transaction is alone.
 *
 * @param file a path, or `:memory:`
 */
export function sqliteDialect(file: string): Dialect {
  return new EmbeddedDialect(openDatabase(file));
}

class EmbeddedDialect extends SqliteDialect {
  readonly #database: OpenDatabase;

  constructor(database: OpenDatabase) {
    super({ database });
    this.#database = database;
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new EmbeddedCompiler();
  }

  override createAdapter(): EmbeddedAdapter {
    return new EmbeddedAdapter(this.#database);
  }
}

/**
 * Also runs statements at once, without the promises of a driver that waits for a server. Only for whoever is in a
 * transaction, and so has the connection, or while nobody has begun one.
 */
export class EmbeddedAdapter extends SqliteAdapter {
  readonly #database: OpenDatabase;

  constructor(database: OpenDatabase) {
    super();
    this.#database = database;
  }

  /** Whether no transaction has begun: a statement that runs now sees nothing that is not committed. */
  isFree(): boolean {
    return !this.#database.isTransaction();
  }

  runAtOnce(sql: string, parameters: readonly unknown[]): unknown[] {
    return this.#database.prepare(sql).all(parameters);
  }
}

class EmbeddedCompiler extends SqliteQueryCompiler {
  /** Leaves out `for update`: SQLite does not know it, and does not need it. */
  protected override visitSelectModifier(): void {}

  /** SQLite looks at a limit that is nothing but a parameter, and plans the query anew each time it is given. */
  protected override visitLimit({ limit }: LimitNode): void {
    this.append('limit cast(');
    this.visitNode(limit);
    this.append(' as integer)');
  }
}

interface OpenDatabase extends SqliteDatabase {
  readonly isTransaction: () => boolean;
}

function openDatabase(file: string): OpenDatabase {
  const database = new DatabaseSync(file);
  // A writer that was killed leaves a journal that the next start replays: no acknowledged write is lost.
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on');
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    isTransaction: () => database.isTransaction,
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= KEPT_STATEMENTS) statements.clear();
      const statement = adapt(database.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

/** The driver gives rows as dictionaries, which take longer to make and to read than records made of its arrays. */
function adapt(statement: StatementSync): SqliteStatement {
  const bound = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  const names = statement.columns().map(({ name }) => name);
  statement.setReturnArrays(true);
  const record = (values: unknown) => recordOf(names, values as readonly unknown[]);
  return {
    reader: names.length > 0,
    all: (parameters) => statement.all(...bound(parameters)).map(record),
    run: (parameters) => statement.run(...bound(parameters)),
    iterate: function* (parameters) {
      for (const values of statement.iterate(...bound(parameters))) yield record(values);
    },
  };
}

function recordOf(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  names.forEach((name, index) => {
    record[name] = values[index];
  });
  return record;
}
