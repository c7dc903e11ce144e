import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseConnection, Dialect, Driver, QueryCompiler, TransactionSettings } from 'kysely';

/** What can go wrong with storage: before anything is done, when what was done is to be kept, or with its connection. */
export type StorageFault = 'storage-error:before' | 'storage-error:after' | 'storage-lost';

const current = new AsyncLocalStorage<StorageFault>();

/** Runs `work`; its first transaction fails at the given point, in the storage driver. */
export function withStorageFault<T>(fault: StorageFault, work: () => Promise<T>): Promise<T> {
  return current.run(fault, work);
}

/** The error that storage raises when it is told to fail. */
class InjectedStorageError extends Error {
  override readonly name = 'InjectedStorageError';
}

/** The error of a connection that is lost (class 08 of SQLSTATE). */
class InjectedConnectionError extends Error {
  override readonly name = 'InjectedConnectionError';
  readonly code = '08006';
}

/** The same dialect, whose transactions fail when the request they belong to is told to. */
export function withFaults(dialect: Dialect): Dialect {
  return {
    createDriver: () => new FaultyDriver(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

class FaultyDriver implements Driver {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (current.getStore() === 'storage-error:before')
      throw new InjectedStorageError('The transaction cannot begin');
    if (current.getStore() === 'storage-lost')
      throw new InjectedConnectionError('The connection to the database is lost');
    await this.#driver.beginTransaction(connection, settings);
  }

  /** Kysely rolls back what cannot be committed. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (current.getStore() === 'storage-error:after')
      throw new InjectedStorageError('The transaction cannot be committed');
    await this.#driver.commitTransaction(connection);
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#driver.acquireConnection();
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(connection);
  }

  async savepoint(
    connection: DatabaseConnection,
    name: string,
    compile: QueryCompiler['compileQuery'],
  ): Promise<void> {
    await this.#driver.savepoint?.(connection, name, compile);
  }

  async rollbackToSavepoint(
    connection: DatabaseConnection,
    name: string,
    compile: QueryCompiler['compileQuery'],
  ): Promise<void> {
    await this.#driver.rollbackToSavepoint?.(connection, name, compile);
  }

  async releaseSavepoint(
    connection: DatabaseConnection,
    name: string,
    compile: QueryCompiler['compileQuery'],
  ): Promise<void> {
    await this.#driver.releaseSavepoint?.(connection, name, compile);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(connection);
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }
}
