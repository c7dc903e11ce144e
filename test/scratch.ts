import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what tests share or may leave; it is removed when all have ended. */
    scratch: string;
  }
}

let folder: string | undefined;

/** Vitest ends its processes without asking them, so that none of them can remove a folder at its end. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'assay-scratch-'));
  project.provide('scratch', folder);
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
