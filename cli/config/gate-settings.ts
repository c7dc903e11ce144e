import { dirname, resolve } from 'node:path';
import { loadConfig } from './load-config.ts';

/** What a configuration says about judging reports. */
export interface GateSettings {
  readonly gates: string | undefined;
  /** Path of the list of known violations. */
  readonly knownViolations: string | undefined;
}

/** For what needs no target: the configuration that was named, or the one of this folder. */
export async function gateSettings(named: string | undefined, cwd = process.cwd()): Promise<GateSettings> {
  const { config, file } = await loadConfig(named, cwd);
  const folder = file === undefined ? cwd : dirname(resolve(cwd, file));
  const { gates, knownViolations } = config;
  return { gates, knownViolations: knownViolations && resolve(folder, knownViolations) };
}
