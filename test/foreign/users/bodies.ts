import type { Call, Route } from './call.ts';
import { Refusal, Rejection } from './refusals.ts';

/** The body as Axum reads it for a handler, with its texts; with those of the validator where a handler has one. */
export function bodyOf(route: Route, mediaType: string | undefined, sent: string): Call['body'] {
  const { body: members = {}, validated = false } = route;
  const reject = (status: number, text: string): never => {
    if (validated) throw new Refusal(400, 'INVALID_JSON', text);
    throw new Rejection(status, text);
  };
  if (!/^application\/([\w.-]+\+)?json\b/.test(mediaType ?? ''))
    return reject(415, 'Expected request with `Content-Type: application/json`');
  const json = parsed(sent);
  if (json === undefined) return reject(400, 'Failed to parse the request body as JSON');
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return reject(422, 'Failed to deserialize the JSON body into the target type: invalid type');
  const body = json as Readonly<Record<string, unknown>>;
  for (const [name, type] of Object.entries(members)) {
    const value = body[name];
    const isMissing = value === undefined || value === null;
    if (isMissing && type.endsWith('?')) continue;
    if (isMissing) return reject(422, `Failed to deserialize the JSON body: missing field \`${name}\``);
    if (!isOf(value, type)) return reject(422, `Failed to deserialize the JSON body: ${name}: invalid type`);
  }
  if (validated) validate(route, body);
  return Object.fromEntries(
    Object.keys(members).flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])),
  );
}

function isOf(value: unknown, type: string): boolean {
  if (type === 'uuid') return typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value);
  return typeof value === type.replace('?', '');
}

/** The lengths that the validator of the original knows. */
const lengths: Readonly<Record<string, readonly [least: number, most: number]>> = {
  username: [3, 50],
  password: [8, Number.POSITIVE_INFINITY],
  displayName: [1, 100],
};

function validate({ route }: Route, body: Call['body']): void {
  if (route.endsWith('/login')) return;
  const reasons = Object.entries(lengths).flatMap(([field, [least, most]]) => {
    const value = body[field];
    if (typeof value !== 'string' || (value.length >= least && value.length <= most)) return [];
    return [{ field, reason: 'length' }];
  });
  const { email } = body;
  if (typeof email === 'string' && !/^[^@\s]+@[^@\s]+$/.test(email))
    reasons.push({ field: 'email', reason: 'email' });
  if (reasons.length > 0) throw new Refusal(400, 'VALIDATION_ERROR', 'Input validation failed', reasons);
}

/** What the columns are too short for, and the validator has let pass. */
export function requireStorable({ username, displayName }: Call['body']): void {
  for (const [value, most] of [
    [username, 30],
    [displayName, 50],
  ] as const)
    if (typeof value === 'string' && value.length > most)
      throw new Error(`value too long for type character varying(${most})`);
}

function parsed(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    return undefined;
  }
}
