import { at, child, isObject, parseJson } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { fill, parametersOf } from '../../contract/operations/path-template.ts';
import type { Exchange, SentRequest } from '../model/exchange.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { createsResource } from '../request/unique-members.ts';
import type { BodyTemplate, Credential, JsonTemplate, Step, Template } from './journey.ts';
import type { Origins } from './origins.ts';

/** What stands for a secret in a recorded exchange: "Bearer ‹token of owner›". */
const secret = /^(.*?)‹([^›]*)›(.*)$/s;
/** A token that a session gives out has to be asked for first. */
const csrf = /csrf|xsrf/;
const ofTarget = 'secret of the target';
const redacted = '‹redacted›';
/** What the client says of itself, and not of the request. */
const ownHeaders = new Set(['content-length', 'user-agent', 'host', 'connection', 'accept-encoding']);

/** The step that an exchange is. Throws a Stop where it cannot be sent again with other values. */
export function stepOf(
  { operation, persona, request, response, purpose, account }: Exchange,
  landed: string,
  origins: Origins,
  known: Known,
): Step {
  if (account !== undefined)
    throw new Stop('not-possible', `${operation.key} is sent with an account of its own`);
  const [pathname = '', search = ''] = request.target.split(/\?(.*)/s);
  const query = [...new URLSearchParams(search)];
  const headers = Object.entries(request.headers).filter(([name]) => !ownHeaders.has(name));
  if (headers.some(([name]) => csrf.test(name)))
    throw new Stop('not-possible', `${operation.key} needs a CSRF token`);
  const path = Object.entries(valuesIn(operation, pathname)).map(([name, value]): [string, Template] => [
    name,
    origins.ofPath(value, operation, name),
  ]);
  const step: Step = {
    operation,
    persona,
    status: response.status,
    cell: `${operation.key} ${landed}`,
    path: Object.fromEntries(path),
    query: query
      .filter(([, value]) => !secret.test(value))
      .map(([name, value]) => [name, origins.ofText(value)]),
    headers: Object.fromEntries(
      headers
        .filter(([, value]) => !secret.test(value))
        .map(([name, value]) => [
          name,
          name === 'if-match' ? origins.ofVersion(value) : origins.ofText(value),
        ]),
    ),
    credentials: [
      ...headers.flatMap(([name, value]) => credential('header', name, value)),
      ...query.flatMap(([name, value]) => credential('query', name, value)),
    ],
    body: bodyOf(operation, request, origins, known),
    removes: undefined,
    why: purpose.why,
  };
  if (pathname.includes('‹') || decodeURIComponent(pathname).includes('‹'))
    throw new Stop('not-possible', `${operation.key} has a secret in its path`);
  return step;
}

/** The values of a path as they were sent, not encoded. */
function valuesIn({ key, path }: Operation, sent: string): Readonly<Record<string, string>> {
  const names = parametersOf(path);
  const parts = path.split(/\{[^{}]+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const [, ...values] = new RegExp(`^${parts.join('([^/]+)')}$`).exec(sent) ?? [];
  const found = Object.fromEntries(
    names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]),
  );
  if (fill(path, found) !== sent)
    throw new Stop('not-possible', `the path of ${key} has values in a style that is not supported`);
  return found;
}

function credential(place: 'header' | 'query', name: string, value: string): Credential[] {
  const found = secret.exec(value);
  if (!found) return [];
  const [, before = '', whose, after = ''] = found;
  if (secret.test(after)) throw new Stop('not-possible', `the ${place} ${name} has several secrets`);
  return [{ in: place, name, before, after, isOfTarget: whose === ofTarget }];
}

function bodyOf(
  operation: Operation,
  { body, bodyLeftOut, headers }: SentRequest,
  origins: Origins,
  known: Known,
): BodyTemplate | undefined {
  if (body === undefined) return undefined;
  if (bodyLeftOut !== undefined)
    throw new Stop('not-possible', `the body of ${operation.key} is too long to be kept`);
  const type = headers['content-type'] ?? '';
  if (isJson(type)) {
    const media = operation.body?.content.find((one) => one.type === type);
    const sample = media && known.samples.request(media)?.value;
    const isCreation = createsResource(operation, known.graph);
    const value = jsonOf(
      parseJson(body),
      { pointer: '', member: '' },
      { operation, origins, sample, isCreation },
    );
    return { kind: 'json', value };
  }
  if (body.includes('‹')) throw new Stop('not-possible', `${operation.key} has a secret in its body`);
  return { kind: 'text', text: origins.ofText(body) };
}

interface Reading {
  readonly operation: Operation;
  readonly origins: Origins;
  /** What the body was made from: it has what was redacted. */
  readonly sample: unknown;
  readonly isCreation: boolean;
}

function jsonOf(
  value: unknown,
  { pointer, member }: { readonly pointer: string; readonly member: string },
  reading: Reading,
): JsonTemplate {
  const inner = (each: unknown, name: string | number): JsonTemplate =>
    jsonOf(
      each,
      { pointer: child(pointer, name), member: typeof name === 'number' ? member : name },
      reading,
    );
  if (Array.isArray(value)) {
    const items = value.map(inner);
    return items.every(isConstant)
      ? { kind: 'constant', value: items.map(constantOf) }
      : { kind: 'list', items };
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, each]) => [name, inner(each, name)] as const);
    return members.every(([, each]) => isConstant(each))
      ? {
          kind: 'constant',
          value: Object.fromEntries(members.map(([name, each]) => [name, constantOf(each)])),
        }
      : { kind: 'object', members };
  }
  if (typeof value === 'string' && value.includes('‹'))
    return { kind: 'constant', value: unredacted(value, pointer, reading) };
  const found = reading.origins.ofMember(value, member, reading.isCreation);
  if (found === undefined) return { kind: 'constant', value };
  return 'number' in found ? { kind: 'number', piece: found.number } : { kind: 'text', text: found };
}

/** A secret that a body is made with is that of the document's sample, which nobody has to keep. */
function unredacted(value: string, pointer: string, { operation, sample }: Reading): string {
  const original = at(sample, pointer);
  if (value !== redacted || typeof original !== 'string')
    throw new Stop('not-possible', `${operation.key} has a secret in its body`);
  return original;
}

function isConstant(value: JsonTemplate): boolean {
  return value.kind === 'constant';
}

function constantOf(value: JsonTemplate): unknown {
  return value.kind === 'constant' ? value.value : undefined;
}
