import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runConformance } from '../../vitest/run-conformance.ts';

const out = await mkdtemp(join(tmpdir(), 'assay-'));
afterAll(() => rm(out, { recursive: true }));

await runConformance({ target: 'mock', api: 'users', out });
