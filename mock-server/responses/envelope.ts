import { isObject, type JsonObject } from '../../contract/json.ts';

/** Error envelopes, recognised by the members that nearly all of them have. */

const messageMembers = ['error_description', 'message', 'detail', 'description', 'title', 'reason'] as const;
const codeMembers = ['error', 'code', 'type'] as const;

/**
 * The envelope with another message in it: in the member that holds one, at the top or inside `error`. Undefined where
 * there is none, or where `accepts` says that the schema does not allow the result.
 */
export function withMessage(
  envelope: unknown,
  message: string,
  accepts: (value: unknown) => boolean,
): JsonObject | undefined {
  if (!isObject(envelope)) return undefined;
  const member = messageMembers.find((name) => typeof envelope[name] === 'string');
  const changed = member ? { ...envelope, [member]: message } : withInnerMessage(envelope, message);
  return changed && accepts(changed) ? changed : undefined;
}

function withInnerMessage(envelope: JsonObject, message: string): JsonObject | undefined {
  const inner = withMessage(envelope.error, message, () => true);
  return inner && { ...envelope, error: inner };
}

/** A made-up envelope with a code and status that fit, where the schema allows them. */
export function withCode(
  envelope: unknown,
  { status, cause }: { readonly status: number; readonly cause: string | undefined },
  accepts: (value: unknown) => boolean,
): unknown {
  if (!isObject(envelope)) return envelope;
  const numbered = typeof envelope.status === 'number' ? { ...envelope, status } : envelope;
  const member = codeMembers.find((name) => typeof envelope[name] === 'string');
  const coded = member && cause ? { ...numbered, [member]: cause.replaceAll('-', '_') } : numbered;
  return [coded, numbered].find(accepts) ?? envelope;
}
