import { isObject, type JsonObject } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { FinishedAnswer } from './fault.ts';

/** The body as JSON; undefined if it is none. */
export function jsonBody({ headers, body }: FinishedAnswer): unknown {
  return body !== undefined && isJson(headers['content-type'] ?? '') ? JSON.parse(body) : undefined;
}

/** The answer with members of its JSON object changed; the same answer where the body is no object. */
export function withMembers(
  answer: FinishedAnswer,
  change: (body: JsonObject) => JsonObject,
): FinishedAnswer {
  const value = jsonBody(answer);
  return isObject(value) ? { ...answer, body: JSON.stringify(change(value)) } : answer;
}
