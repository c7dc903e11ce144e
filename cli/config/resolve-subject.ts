import { resolve } from 'node:path';
import { bundledName, type Subject } from '../documents.ts';
import type { Config } from './config-schema.ts';
import type { TargetConfig } from './target-schema.ts';

/** What a run is about: what was typed, what the configuration says about the target, or about everything. */
export function resolveSubject(
  typed: string | undefined,
  own: Partial<TargetConfig> = {},
  config: Config,
  folder: string,
): Subject {
  const api = own.api ?? config.api;
  const spec = own.spec ?? config.spec;
  if (typed !== undefined) return { api: bundledName(typed), document: typed };
  if (spec !== undefined) return { api, document: placed(spec, folder) };
  return { api: api ?? 'tmi', document: api ?? 'tmi' };
}

/** A file is relative to the configuration that names it. */
function placed(spec: string, folder: string): string {
  return bundledName(spec) !== undefined || /^https?:\/\//.test(spec) ? spec : resolve(folder, spec);
}
