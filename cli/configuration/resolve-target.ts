import { resolve } from 'node:path';
import { type AuthSettings, authNamed } from '../authentication/auth-kinds.ts';
import { UserError } from '../user-error.ts';
import { csrfGuardOf } from './csrf-guard.ts';
import type { LoadedConfig } from './load-config.ts';
import { isPlainUrl, withoutSlash } from './plain-url.ts';
import { resolveWebhooks, type WebhookFlags } from './resolve-webhooks.ts';
import { resolveWriting } from './resolve-writing.ts';
import type { ContainerTarget, TargetSettings, UrlSettings } from './settings.ts';
import type { TargetConfig } from './target-schema.ts';

/** As they were typed. */
export interface TargetFlags extends WebhookFlags {
  /** "mock", "reference", a target of the configuration, or a URL. */
  readonly target?: string;
  readonly auth?: string;
  /** An authentication file of Web Fuzzing Commons. */
  readonly authFile?: string;
  readonly database?: string;
  /** Host that may be written to. */
  readonly writable?: string;
}

/** A target of the configuration. */
export interface ConfiguredTarget {
  readonly name: string;
  readonly settings: TargetConfig;
}

/** What a target is resolved with. */
interface Resolving {
  readonly own: ConfiguredTarget | undefined;
  readonly loaded: LoadedConfig;
  /** What paths in the configuration are relative to. */
  readonly folder: string;
}

/** What the configuration says about the target: it is named there, or has the URL of one that is. */
export function configuredTarget(flags: TargetFlags, { config }: LoadedConfig): ConfiguredTarget | undefined {
  const wanted = wantedTarget(flags, config);
  const targets = Object.entries(config.targets ?? {});
  const same = (url = ''): boolean =>
    isPlainUrl(wanted) && isPlainUrl(url) && withoutSlash(url) === withoutSlash(wanted);
  const found = targets.find(([name, { url }]) => name === wanted || same(url));
  return found && { name: found[0], settings: found[1] };
}

function wantedTarget({ target }: TargetFlags, config: LoadedConfig['config']): string {
  return target ?? config.target ?? 'mock';
}

/** Throws a UserError for a target that is not known, and for flags that do not go with it. */
export function resolveTarget(
  flags: TargetFlags,
  { own, loaded, folder }: Resolving,
): TargetSettings | ContainerTarget {
  const wanted = wantedTarget(flags, loaded.config);
  const { database, writable } = flags;
  const auth = saidAuth(flags);
  if (wanted !== 'reference' && database !== undefined)
    throw new UserError('--database is for --target reference; other targets have their own');
  if ((wanted === 'reference' || wanted === 'mock') && writable !== undefined)
    throw new UserError(`--writable is for running instances; --target ${wanted} is started for the run`);
  if (wanted === 'reference') return { kind: 'reference', database };
  if (wanted === 'mock') return { kind: 'mock' };
  const at = (url: string): UrlSettings => instanceAt(url, { ...flags, auth }, { own, loaded, folder });
  if (own && own.settings.url === undefined) {
    if (writable !== undefined)
      throw new UserError(
        `--writable is for running instances; the container of --target ${own.name} is started for the run`,
      );
    return inContainer(own, folder, at);
  }
  return at(baseUrl(own?.settings.url ?? wanted, loaded));
}

/** What flags say about authentication. Throws a UserError. */
function saidAuth({ auth, authFile }: TargetFlags): AuthSettings | undefined {
  if (authFile === undefined) return auth === undefined ? undefined : authNamed(auth);
  if (auth !== undefined && auth !== 'wfc')
    throw new UserError(`--auth ${auth} and --auth-file say different things; give one of them`);
  return { kind: 'wfc', file: resolve(authFile) };
}

/** A container is described by the configuration only. */
function inContainer(
  { name, settings }: ConfiguredTarget,
  folder: string,
  at: ContainerTarget['at'],
): ContainerTarget {
  const { image, compose, service, basePath = '', reuse = false } = settings;
  const of = image ?? `${compose}, service ${service}`;
  return {
    kind: 'container',
    name,
    of,
    container: settings,
    folder,
    at: (url) => ({
      ...at(withoutSlash(`${url}${basePath}`)),
      // What was started for the run is as near as this machine, whatever the address of the engine.
      writing: settings.writable === false ? 'refused' : 'granted',
      container: { of, stays: reuse },
    }),
  };
}

function instanceAt(
  url: string,
  { auth, ...flags }: Omit<TargetFlags, 'auth'> & { readonly auth: AuthSettings | undefined },
  { own, loaded, folder }: Resolving,
): UrlSettings {
  const settings = own?.settings;
  return {
    kind: 'url',
    name: own?.name,
    url,
    writing: resolveWriting(url, flags.writable, { own: settings, config: loaded.config }),
    auth: auth ?? settings?.auth ?? { kind: 'tokens' },
    prefixes: Object.fromEntries(
      Object.entries(settings?.schemes ?? {}).map(([name, { prefix }]) => [name, prefix]),
    ),
    personas: { ...loaded.config.personas, ...settings?.personas },
    folder,
    abilities: settings?.abilities ?? [],
    webhooks: resolveWebhooks(flags, settings, loaded.config),
    csrf: settings?.csrf && csrfGuardOf(settings.csrf),
    limits: (settings?.limits ?? []).map(({ per = 'address', operations = [], ...limit }) => ({
      ...limit,
      per,
      operations,
    })),
    commands: { prepare: settings?.prepare, cleanUp: settings?.cleanUp },
    connection: { headers: settings?.headers, tls: settings?.tls, proxy: settings?.proxy },
  };
}

function baseUrl(url: string, { config, file }: LoadedConfig): string {
  if (isPlainUrl(url)) return withoutSlash(url);
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
    throw new UserError(
      '--target must not have a user, query or fragment; give credentials in assay.config or in ASSAY_TOKEN_<PERSONA>',
    );
  const names = Object.keys(config.targets ?? {});
  const configured = names.length === 0 ? '' : `, a target of ${file} (${names.join(', ')})`;
  throw new UserError(
    `--target ${url} is not known; give mock, reference${configured}, or a URL that starts with http:// or https://`,
  );
}
