import { spawnSync } from 'node:child_process';
import type { Fault } from './fault.ts';

/** What is wrong with the syntax of a script, as bash says it. */
export function brokenScript(script: string): readonly Fault[] {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  return status === 0 ? [] : [{ line: undefined, message: stderr.trim() }];
}
