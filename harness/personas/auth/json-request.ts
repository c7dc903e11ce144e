import type { SentRequest } from '../../model/exchange.ts';

/** A request with a JSON body, which asks for JSON. */
export function jsonRequest(
  method: string,
  target: string,
  json: object,
  headers: SentRequest['headers'] = {},
): SentRequest {
  const media = { accept: 'application/json', 'content-type': 'application/json' };
  return { method, target, headers: { ...media, ...headers }, body: JSON.stringify(json) };
}
