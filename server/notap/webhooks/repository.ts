import { isStorableText } from '../../unstorable-text.ts';
import { addressRule, isHostAllowed } from '../../webhooks/addresses.ts';
import { fail, type NotapError } from '../errors/notap-error.ts';
import { type Call, developerOf, inPath } from '../routing/call.ts';
import type { WebhookRow } from '../storage/tables.ts';

/** The webhook in the path, if it is the caller's; those of others are not found either. */
export async function ownWebhook(call: Omit<Call, 'body'>): Promise<WebhookRow> {
  const id = inPath(call, 'id');
  const row = isStorableText(id)
    ? await call.db
        .selectFrom('webhooks')
        .selectAll()
        .where('id', '=', id)
        .where('developer_id', '=', developerOf(call))
        .forKeyShare()
        .executeTakeFirst()
    : undefined;
  if (!row) throw fail('webhook_not_found');
  return row;
}

/** Refuses addresses of the network of the server, and what is no address. */
export function allowedUrl({ server }: Pick<Call, 'server'>, text: string): string {
  const url = URL.parse(text);
  const rule = addressRule(server.config.WEBHOOK_ALLOWED_ADDRESSES);
  if (!url) throw wrong('must be a URL');
  if (url.protocol !== 'https:') throw wrong('must use HTTPS');
  if (url.username !== '' || url.password !== '') throw wrong('must not have credentials');
  if (!isHostAllowed(url, rule)) throw wrong('must lead to a public address');
  return text;
}

function wrong(problem: string): NotapError {
  return fail('invalid_member', { about: { problem: `url ${problem}` } });
}
