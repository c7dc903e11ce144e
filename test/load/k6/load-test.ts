import { execFile } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { assay, type Ended } from '../../cli/assay.ts';
import { type HowToRun, type Ran, runScript } from './stand-in.ts';

/** A load test that `assay k6` wrote to a folder. */
export interface LoadTest extends Ended {
  readonly folder: string;
  /** Runs it with the stand-in for k6, without pauses. */
  readonly run: (how?: Partial<HowToRun>) => Promise<Ran>;
}

/** What `assay k6` makes of a target, with these variables for it and for k6. */
export async function loadTest(
  flags: readonly string[],
  { folder, env = {} }: { readonly folder: string; readonly env?: Readonly<Record<string, string>> },
): Promise<LoadTest> {
  const ended = await assay(['k6', ...flags, '--out', 'load'], { cwd: folder, env });
  return {
    ...ended,
    folder: join(folder, 'load'),
    run: (how = {}) =>
      runScript(join(folder, 'load/script.ts'), {
        users: 3,
        iterations: 12,
        ...how,
        // How long this machine takes is nobody's fault.
        env: { ASSAY_PAUSE: '0', ASSAY_P95: '60000', ...env, ...how.env },
      }),
  };
}

/** What the compiler says of a load test, with the types of k6 beside it; an empty text if it has no errors. */
export async function typeErrors(folder: string): Promise<string> {
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  // As the template of k6 for TypeScript has it.
  const compilerOptions = { types: ['k6'], paths: {}, module: 'esnext', moduleResolution: 'bundler' };
  const config = { extends: resolve('tsconfig.json'), compilerOptions, include: ['*.ts'], exclude: [] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = resolve('node_modules/typescript/bin/tsc');
  return promisify(execFile)(process.execPath, [compiler, '-p', folder, '--noEmit']).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout: string }) => error.stdout,
  );
}
