import { dirname, resolve } from 'node:path';
import { commandWords } from './command-words.ts';
import { loadConfig } from './load-config.ts';
import { resolveDemands } from './resolve-demands.ts';
import { resolvePace } from './resolve-pace.ts';
import { resolveSubject } from './resolve-subject.ts';
import { configuredTarget, resolveTarget } from './resolve-target.ts';
import type { SaidSettings } from './settings.ts';
import type { SettingsFlags } from './settings-flags.ts';

/**
 * Flags and configuration as one record: flags come first, then what the configuration says about the target, then what
 * it says about everything. Sends nothing. Throws a UserError for what cannot be used.
 */
export async function resolveSettings(
  document: string | undefined,
  flags: SettingsFlags,
  cwd = process.cwd(),
): Promise<SaidSettings> {
  const loaded = await loadConfig(flags.config, cwd);
  const { config, file } = loaded;
  const { spec } = flags;
  const folder = file === undefined ? cwd : dirname(resolve(cwd, file));
  const own = configuredTarget(flags, loaded);
  return {
    configFile: file,
    subject: resolveSubject({ typed: document, spec, own: own?.settings, config, file, folder }),
    target: resolveTarget(flags, { own, loaded, folder }),
    readOnly: flags.readOnly ?? own?.settings.readOnly ?? false,
    disposable: flags.disposable ?? own?.settings.disposable ?? false,
    scope: {
      include: [...(config.include ?? []), ...(flags.include ?? [])],
      exclude: [...(config.exclude ?? []), ...(flags.exclude ?? [])],
    },
    pace: resolvePace(flags, own?.settings ?? {}),
    operations: { ...config.operations, ...own?.settings.operations },
    withdrawn: flags.strict ? 'all' : (config.tolerances?.withdrawn ?? []),
    suites: { patterns: own?.settings.suites ?? config.suites ?? [], folder },
    command: commandWords(document, flags),
    ...resolveDemands(flags, loaded, cwd),
  };
}
