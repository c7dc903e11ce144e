import { resolve } from 'node:path';
import { apiNames } from '../../apis/registry.ts';
import { bundledName, type Subject } from '../documents/documents.ts';
import { UserError } from '../user-error.ts';
import type { Config } from './config-schema.ts';
import type { TargetConfig } from './target-schema.ts';

/** What was said about the subject of a run. */
export interface SubjectSaid {
  /** An API that comes with Assay, or a document. */
  readonly typed: string | undefined;
  /** The document, as for --spec. */
  readonly spec: string | undefined;
  /** What the configuration says about the target, and about everything. */
  readonly own: TargetConfig | undefined;
  readonly config: Config;
  /** The configuration, as it was named. */
  readonly file: string | undefined;
  /** Its folder. */
  readonly folder: string;
}

/**
 * What a run is about: what was typed, what the configuration says about the target, or about everything. Undefined where
 * nothing was said. Throws a UserError for what contradicts itself.
 */
export function resolveSubject({
  typed,
  spec,
  own,
  config,
  file = 'the configuration',
  folder,
}: SubjectSaid): Subject | undefined {
  const api = typed === undefined ? (own?.api ?? config.api) : bundledName(typed);
  if (typed !== undefined && api === undefined) {
    if (spec === undefined) return { api, document: typed };
    throw new UserError(
      `${typed} and --spec ${spec} are both documents; remove one of them, or give an API with --spec: ${apiNames.join(', ')}`,
    );
  }
  if (spec !== undefined) return { api, document: spec };
  const configured = configuredSpec(own, config, api);
  if (configured !== undefined)
    return { api, document: placed(configured, folder), source: `named by ${file}` };
  return api && { api, document: api };
}

/** The document of a target, or of everything: that is one of the API that the configuration is about. */
function configuredSpec(
  own: TargetConfig | undefined,
  config: Config,
  api: string | undefined,
): string | undefined {
  const about = own?.api ?? config.api;
  if (about !== undefined && about !== api) return undefined;
  return own?.spec ?? (own?.api === undefined || own.api === config.api ? config.spec : undefined);
}

/** A file is relative to the configuration that names it. */
function placed(spec: string, folder: string): string {
  return bundledName(spec) !== undefined || /^https?:\/\//.test(spec) ? spec : resolve(folder, spec);
}
