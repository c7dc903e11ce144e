import type { ParameterObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { namesIn } from '../builder/links.ts';
import { integer, type Schema } from '../builder/schema.ts';
import { alias, ids } from './samples.ts';
import { userId } from './schemas/common.ts';

const anyText: Schema = { type: 'string', minLength: 1, maxLength: 256 };
const uuidFormat: Schema = { type: 'string', format: 'uuid' };

const identifiers: Readonly<Record<string, ParameterObject>> = {
  uuid: inPath('uuid', 'Names the user', userId, ids.user),
  alias: inPath('alias', 'A word and four digits', anyText, alias),
  verificationSession: inPath('sessionId', 'Names the session', uuidFormat, ids.session),
  sessionId: inPath('sessionId', 'Names the session', anyText, ids.pspSession, 'pspSessionId'),
  deviceId: inPath('deviceId', 'Names the device', anyText, ids.device),
  keyId: inPath('keyId', 'Names the key', anyText, ids.key),
  webhookId: inPath('id', 'Names the webhook', anyText, ids.webhook, 'webhookId'),
  wordId: inPath('id', 'Names the word', anyText, ids.word, 'wordId'),
  chargeId: inPath('id', 'Names the charge', anyText, ids.charge, 'chargeId'),
  paymentId: inPath('id', 'Names the payment', anyText, ids.payment, 'paymentId'),
};

function inPath(
  name: string,
  description: string,
  schema: Schema,
  example: string,
  key: string = name,
): ParameterObject {
  return component<ParameterObject>('parameters', key, {
    ...{ name, in: 'path', required: true, description, schema, example },
  });
}

/** Beginnings of paths in which a name means something of their own. */
const meanings: readonly (readonly [beginning: string, name: string, parameter: string])[] = [
  ['/v1/verification/', 'sessionId', 'verificationSession'],
  ['/v1/developer/webhooks/', 'id', 'webhookId'],
  ['/v1/admin/alias/words/', 'id', 'wordId'],
  ['/v1/crypto/charge/', 'id', 'chargeId'],
  ['/v1/crypto/payment/', 'id', 'paymentId'],
];

/** The parameters of a path template. */
export function pathParameters(path: string): ParameterObject[] {
  return namesIn(path).map((name) => {
    const own = meanings.find(([beginning, meant]) => meant === name && path.startsWith(beginning));
    const known = identifiers[own?.[2] ?? name];
    if (!known) throw new Error(`path parameter ${name} has no definition`);
    return known;
  });
}

/** Those that are UUIDs, so that other texts are refused. */
export function uuidsIn(path: string): string[] {
  return pathParameters(path)
    .filter(({ schema }) => schema === userId || schema === uuidFormat)
    .map(({ name }) => name);
}

/** A member of the query that may be left out. */
export function filter(name: string, description: string, schema: Schema, example: unknown): ParameterObject {
  return { name, in: 'query', description, schema, example };
}

export function needed(name: string, description: string, schema: Schema, example: unknown): ParameterObject {
  return { ...filter(name, description, schema, example), required: true };
}

/** Which part of a list. */
export const paging: readonly ParameterObject[] = [
  filter('limit', 'How many to return', integer({ min: 1, max: 100 }, { default: 50 }), 50),
  filter('offset', 'How many to skip', integer({ min: 0 }, { default: 0 }), 0),
];
