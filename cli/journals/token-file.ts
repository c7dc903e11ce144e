import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { IssuedToken } from '../../harness/personas/auth/issued-token.ts';
import type { TokenMemory } from '../../harness/personas/auth/token-memory.ts';

/** No token of a run is good for longer; a file that nobody cleaned up is removed then. */
const oldestMs = 24 * 60 * 60 * 1000;

const line = z.object({
  login: z.string(),
  token: z.string(),
  expiresAt: z.number().optional(),
  refreshToken: z.string().optional(),
});

/**
 * Where the tokens of the run of a journal are: in the user's state folder (XDG Base Directory Specification), because
 * pipelines publish the folder of a report. Only the user may read it.
 */
function tokenFileOf(journal: string): string {
  return join(tokenFolder(), basename(journal, '.jsonl'));
}

function tokenFolder(): string {
  const state = process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state');
  return join(state, 'assay', 'tokens');
}

/** Keeps the tokens of a run. Where the folder cannot be written, nothing is kept: cleaning up logs in then. */
export function tokenKeeper(journal: string): TokenMemory['keep'] {
  const file = tokenFileOf(journal);
  let isKept = true;
  let isOpen = false;
  return (login, { token, expiresAt, refreshToken }) => {
    if (!isKept) return;
    try {
      if (!isOpen) prepare();
      isOpen = true;
      appendFileSync(file, `${JSON.stringify({ login, token, expiresAt, refreshToken })}\n`, { mode: 0o600 });
    } catch {
      isKept = false;
    }
  };
}

function prepare(): void {
  const folder = tokenFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const old = join(folder, name);
    if (Date.now() - statSync(old).mtimeMs > oldestMs) rmSync(old, { force: true });
  }
}

/** The tokens that runs kept and that are good for a while yet, each to be had once. */
export function tokensTaker(journals: readonly string[]): TokenMemory['take'] {
  const tokens = new Map(journals.flatMap(tokensIn));
  return (login) => {
    const token = tokens.get(login);
    tokens.delete(login);
    const isGood = (token?.expiresAt ?? Number.POSITIVE_INFINITY) > Date.now() + 1000;
    return isGood ? token : undefined;
  };
}

function tokensIn(journal: string): readonly (readonly [string, IssuedToken])[] {
  return linesOf(tokenFileOf(journal)).flatMap((text) => {
    const parsed = line.safeParse(jsonIn(text));
    // A kill can cut the last line off.
    if (!parsed.success) return [];
    const { login, token, expiresAt, refreshToken } = parsed.data;
    return [[login, { token, expiresAt, ...(refreshToken !== undefined && { refreshToken }) }] as const];
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // Nothing was kept.
    return [];
  }
}

/** Forgets the tokens of a run. */
export function removeTokenFile(journal: string): void {
  rmSync(tokenFileOf(journal), { force: true });
}
