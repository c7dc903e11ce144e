import { UserError } from '../user-error.ts';
import type { Config } from './config-schema.ts';
import { isPlainUrl, withoutSlash } from './plain-url.ts';
import type { WebhookAddress } from './settings.ts';
import type { TargetConfig } from './target-schema.ts';

/** As they were typed. */
export interface WebhookFlags {
  /** Public address that leads to this machine. */
  readonly webhookUrl?: string;
  /** Where it leads to: "4011", or "0.0.0.0:4011". */
  readonly webhookListen?: string;
}

/** Servers look for what they have to send every few seconds, and for new webhooks twice a minute. */
const usualPatience = 60;

/** Where webhooks are heard, as a tunnel for them is usually made. */
const usualListen = '127.0.0.1:4011';

/** Throws a UserError for addresses that cannot be used. Undefined where nobody said that there is a way here. */
export function resolveWebhooks(
  flags: WebhookFlags,
  own: TargetConfig | undefined,
  { tolerances }: Config,
): WebhookAddress | undefined {
  const url = flags.webhookUrl ?? own?.webhookUrl;
  if (url === undefined) {
    if (flags.webhookListen === undefined) return undefined;
    throw new UserError(
      '--webhook-listen needs --webhook-url, the public address that leads to it; give both',
    );
  }
  if (!isPlainUrl(url))
    throw new UserError(
      '--webhook-url cannot be used; give an address that starts with https:// or http://, without user, query and fragment',
    );
  const [host, port] = listeningAt(flags.webhookListen ?? own?.webhookListen ?? usualListen);
  const patience = 1000 * (tolerances?.webhookSeconds ?? usualPatience);
  return { url: withoutSlash(url), host, port, patience };
}

function listeningAt(text: string): [host: string, port: number] {
  const [, host = '127.0.0.1', port = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  if (port !== '' && Number(port) > 0 && Number(port) < 65_536) return [host, Number(port)];
  throw new UserError(
    `--webhook-listen ${text} cannot be used; give a port, or an address and a port: ${usualListen}`,
  );
}
