import { exactRequests } from '../../contract/exact-requests.ts';
import { isObject } from '../../contract/json.ts';
import { isForm, isJson } from '../../contract/operations/media-type.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import type { Known } from '../model/strategy.ts';

/** Whether a server may read a body otherwise than it is meant, and refuse it with good reason. It is made only if asked for. */
export function isReadInSeveralWays(media: MediaType, body: () => unknown, known: Known): boolean {
  return hasAssumedMembers(media, body) || isOfSeveral(media, body, known);
}

/**
 * Whether a form has objects in it that the document does not say how to write. OpenAPI: as JSON (3.1.0, section 4.8.15.1);
 * many servers read other spellings only.
 */
function hasAssumedMembers({ type, parts = {} }: MediaType, body: () => unknown): boolean {
  if (!isForm(type)) return false;
  const assumed = Object.entries(parts).filter(
    ([, { contentType = '', accepted, style }]) =>
      isJson(contentType) && accepted === undefined && style === undefined,
  );
  const value = assumed.length > 0 ? body() : undefined;
  return isObject(value) && assumed.some(([name]) => Object.hasOwn(value, name));
}

/** Whether a body matches several alternatives of a `oneOf` that is read as `anyOf`: by the letter it is invalid. */
function isOfSeveral({ schema }: MediaType, body: () => unknown, { contract }: Known): boolean {
  const exact = exactRequests(contract);
  if (exact === contract.requests || schema === undefined) return false;
  const value = body();
  return value !== undefined && !exact.at(schema).accepts(value);
}
