import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { load } from 'js-yaml';
import type { Sandbox } from './sandbox.ts';

/** How an action ended: by which step, and what each of its scripts printed. */
export interface ActionEnded {
  readonly code: number;
  readonly failed: string | undefined;
  readonly said: ReadonlyMap<string, string>;
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Runner {
  readonly box: Sandbox;
  /** The working directory: a repository of a user. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Of the pull request; empty without one. */
  readonly pullRequest?: string;
}

/**
 * Runs a composite action below `ci/github/` as GitHub does: one step after the other, with expressions filled in, as long as
 * none fails. Of the actions of others, artifacts are copied to and from a folder beside the working directory.
 */
export async function runAction(
  file: string,
  given: Readonly<Record<string, string>>,
  { box, cwd, env, pullRequest = '' }: Runner,
): Promise<ActionEnded> {
  const action = load(await readFile(join('ci/github', file), 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
    readonly runs: { readonly steps: readonly Step[] };
  };
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default ?? '']),
  );
  const artifacts = join(dirname(cwd), 'artifacts');
  const temp = join(cwd, '.runner');
  await mkdir(temp, { recursive: true });
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const value = (expression: string): unknown =>
    runInNewContext(expression.replaceAll(/(inputs|outputs)\.([\w-]+)/g, '$1["$2"]'), {
      inputs,
      steps,
      runner: { temp },
      github: {
        action_path: resolve('ci/github', dirname(file)),
        token: 'token',
        repository: 'acme/shop',
        event: { pull_request: { number: pullRequest } },
      },
      format: (text: string, word: string) => text.replace('{0}', word),
      hashFiles: (path: string) => (existsSync(join(cwd, path)) ? 'hash' : ''),
    });
  const filled = (text: string): string =>
    text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => String(value(expression)));

  async function artifact({ uses = '', with: said = {} }: Step): Promise<void> {
    const words = Object.fromEntries(Object.entries(said).map(([name, text]) => [name, filled(text)]));
    if (uses.startsWith('actions/upload-artifact@'))
      await cp(join(cwd, words.path ?? ''), join(artifacts, words.name ?? ''), { recursive: true });
    if (!uses.startsWith('actions/download-artifact@')) return;
    const begin = words.pattern?.replace(/\*$/, '') ?? '';
    for (const name of (await readdir(artifacts)).filter((each) => each.startsWith(begin)))
      await cp(join(artifacts, name), join(words.path ?? '', name), { recursive: true });
  }

  const said = new Map<string, string>();
  for (const step of action.runs.steps) {
    if (step.if !== undefined && value(step.if) !== true) continue;
    if (step.run === undefined) {
      await artifact(step);
      continue;
    }
    const { id = '', name = '', run } = step;
    const own = Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text)]);
    const output = join(temp, `output-${id}`);
    const ended = await box.shell(run, {
      cwd,
      env: {
        ...env,
        ...Object.fromEntries(own),
        RUNNER_TEMP: temp,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(cwd, 'summary'),
      },
    });
    said.set(name, ended.said);
    const lines = existsSync(output) ? (await readFile(output, 'utf8')).trim().split('\n') : [];
    steps[id] = { outputs: Object.fromEntries(lines.map((line) => line.split('='))) };
    if (ended.code !== 0) return { code: ended.code, failed: name, said };
  }
  return { code: 0, failed: undefined, said };
}
