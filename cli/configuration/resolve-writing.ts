import ipaddr from 'ipaddr.js';
import { UserError } from '../user-error.ts';
import type { Config } from './config-schema.ts';
import type { Writing } from './settings.ts';
import type { TargetConfig } from './target-schema.ts';

/**
 * What was said about writing to a URL: by --writable, by the configuration of that target or of another one at the same
 * host. This machine may be written to unless the configuration says otherwise.
 */
export function resolveWriting(
  url: string,
  flag: string | undefined,
  { own, config }: { readonly own: TargetConfig | undefined; readonly config: Config },
): Writing {
  const { host, hostname } = new URL(url);
  if (flag !== undefined && flag !== host && flag !== hostname)
    throw new UserError(`--writable ${flag} is not the host of the target; that is ${host}`);
  if (own?.writable === false) return 'refused';
  const isWritable = own?.writable === true || writableHosts(config).includes(host);
  return flag !== undefined || isWritable || isLoopback(hostname) ? 'granted' : 'unsaid';
}

function writableHosts({ targets = {} }: Config): readonly string[] {
  return Object.values(targets).flatMap(({ url, writable }) =>
    writable === true && url !== undefined ? [new URL(url).host] : [],
  );
}

/** Names and addresses that never leave this machine (RFC 6761, section 6.3; RFC 1122; RFC 4291). */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback';
}
