import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { installed } from '../frameworks/framework.ts';

/** A project below `examples/`. */
export interface Example {
  readonly name: string;
  /** What has to be there to start its server; anything that is there if it has none. */
  readonly needs: string;
  /** What starts its server; undefined if it has none. */
  readonly command: readonly [string, ...string[]] | undefined;
  /** Packages of its server, which its folder gets a link to. */
  readonly packages?: string;
  /** The variable by which its configuration gets the URL. */
  readonly urlVariable: string;
  readonly credentials: Readonly<Record<string, string>>;
  /** The suite of its stories, and how many it has. */
  readonly suite: string;
  readonly stories: number;
  /** The mistake that its server can be started with. */
  readonly mistake?: string;
}

const express = resolve('test/frameworks/express/node_modules');

export const examples: readonly Example[] = [
  {
    name: 'bundled-document',
    needs: 'specs/mini/openapi.yaml',
    command: undefined,
    urlVariable: 'NONE',
    credentials: {},
    suite: 'own',
    stories: 1,
  },
  {
    name: 'express-login',
    needs: join(express, 'express'),
    command: [process.execPath, 'server.js'],
    packages: express,
    urlVariable: 'LIBRARY_URL',
    credentials: { PASSWORD_OF_ANN: 'tulips', PASSWORD_OF_BOB: 'daisies' },
    suite: 'own',
    stories: 1,
    mistake: 'stays-available',
  },
  {
    name: 'fastapi',
    needs: installed('venv/bin/uvicorn'),
    command: [installed('venv/bin/python'), 'main.py'],
    urlVariable: 'PARCELS_URL',
    credentials: { TOKEN_OF_ANN: 'tulips', TOKEN_OF_BOB: 'daisies' },
    suite: 'prices',
    stories: 3,
    mistake: 'rounds-down',
  },
];

/** Starts the server of an example in its folder until the test has ended. Its base URL; undefined if it has none. */
export async function startExample(
  { command, packages, credentials }: Pick<Example, 'command' | 'packages' | 'credentials'>,
  cwd: string,
  mistake: string,
): Promise<string | undefined> {
  if (command === undefined) return undefined;
  if (packages !== undefined && !existsSync(join(cwd, 'node_modules')))
    await symlink(packages, join(cwd, 'node_modules'));
  const [program, ...words] = command;
  const port = await freePort();
  const child = spawn(program, words, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...credentials,
      PORT: String(port),
      MISTAKE: mistake,
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await responding(url);
  return url;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Waits up to a minute. */
async function responding(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const response = await fetch(url).catch(() => undefined);
    if (response) return;
    await sleep(200);
  }
  throw new Error(`${url} does not respond`);
}
