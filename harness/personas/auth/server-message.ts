import { isObject } from '../../../contract/json.ts';
import { jsonOf, type ReceivedResponse } from '../../model/exchange.ts';

/** As much of a sentence as fits into another one. */
const longest = 200;

/**
 * What a server says of why it refuses, in its own words, to be put behind a sentence; empty where it says nothing. What was
 * sent stands in none of it.
 */
export function serverMessage(answer: ReceivedResponse, sent: readonly string[] = []): string {
  const json = jsonOf(answer);
  const members = isObject(json) ? [json.error_description, json.message, json.detail, json.error] : [];
  const words = members.find((member) => typeof member === 'string' && member !== '');
  if (typeof words !== 'string') return '';
  const text = sent.reduce((told, secret) => (secret === '' ? told : told.replaceAll(secret, '…')), words);
  return ` (${text.replaceAll(/\s+/g, ' ').slice(0, longest)})`;
}
