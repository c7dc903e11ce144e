import type { SettingsFlags } from './settings-flags.ts';

/**
 * What stands behind `assay run` to ask the same target about the same document as the same people: the words that were
 * typed and decide that, in this order. A database is left out, because its URL may hold a password, and a replay needs
 * none of its data.
 */
export function commandWords(document: string | undefined, flags: SettingsFlags): readonly string[] {
  return [
    ...(document === undefined ? [] : [document]),
    ...named.flatMap(([name, flag]) => {
      const value = flags[flag];
      return value === undefined ? [] : [name, value];
    }),
    ...(flags.readOnly ? ['--read-only'] : []),
    ...(flags.strict ? ['--strict'] : []),
    ...(flags.disposable ? ['--disposable'] : []),
    ...(flags.include ?? []).flatMap((pattern) => ['--include', pattern]),
    ...(flags.exclude ?? []).flatMap((pattern) => ['--exclude', pattern]),
  ];
}

type Valued = Exclude<keyof SettingsFlags, 'readOnly' | 'strict' | 'disposable' | 'include' | 'exclude'>;

const named = [
  ['--spec', 'spec'],
  ['--target', 'target'],
  ['--config', 'config'],
  ['--auth', 'auth'],
  ['--auth-file', 'authFile'],
  ['--writable', 'writable'],
  ['--webhook-url', 'webhookUrl'],
  ['--webhook-listen', 'webhookListen'],
  ['--timeout', 'timeout'],
  ['--rate', 'rate'],
] as const satisfies readonly (readonly [string, Valued])[];
