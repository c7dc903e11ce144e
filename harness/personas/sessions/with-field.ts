import { isObject } from '../../../contract/json.ts';
import { isForm, isJson } from '../../../contract/operations/media-type.ts';
import type { SentRequest } from '../../model/exchange.ts';

/** A request with one more member in its form or JSON object; any other body has no place for it. */
export function withField(request: SentRequest, name: string, value: string): SentRequest {
  const { body, headers } = request;
  const mediaType = headers['content-type'] ?? '';
  if (body === undefined) return request;
  if (isForm(mediaType)) {
    const pair = new URLSearchParams([[name, value]]).toString();
    return { ...request, body: body === '' ? pair : `${body}&${pair}` };
  }
  if (!isJson(mediaType)) return request;
  const json = parsed(body);
  return isObject(json) ? { ...request, body: JSON.stringify({ ...json, [name]: value }) } : request;
}

/** What is meant to be no JSON stays as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
