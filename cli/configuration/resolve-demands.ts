import { dirname, resolve } from 'node:path';
import type { LoadedConfig } from './load-config.ts';

/** What is asked of a report, as it was typed. */
export interface DemandFlags {
  /** Names of formats that are written besides those of every run. */
  readonly format?: readonly string[];
  readonly gate?: string | undefined;
  readonly knownViolations?: string;
}

/** What is asked of a report: flags come first, then what the configuration says. */
export interface Demands {
  /** As it was written: "new=0, cells>=95%". */
  readonly gates: string | undefined;
  /** Path of the list of known violations. */
  readonly knownViolations: string | undefined;
  /** Names of formats that are written besides those of every run; flags and configuration both add to them. */
  readonly formats: readonly string[];
}

export function resolveDemands(
  { gate, knownViolations, format = [] }: DemandFlags,
  { config, file }: LoadedConfig,
  cwd = process.cwd(),
): Demands {
  const folder = file === undefined ? cwd : dirname(resolve(cwd, file));
  return {
    gates: gate ?? config.gates,
    knownViolations: knownViolations ?? (config.knownViolations && resolve(folder, config.knownViolations)),
    formats: [...(config.formats ?? []), ...format],
  };
}
