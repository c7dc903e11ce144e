import { randomUUID } from 'node:crypto';
import type { Contract } from '../../contract/contract.ts';
import { isObject, type JsonObject, type Path, replaceAt, tokens } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import { ownProducer } from '../../contract/resources/own-producer.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';

/**
 * Members of a body that a server accepts only once, or that tell of which run something is: names, titles, e-mail
 * addresses, keys. Each request gets its own.
 */

type Accepts = (value: unknown) => boolean;

interface Terms {
  readonly accepts: Accepts;
  readonly creates: boolean;
  /** The members that a path takes, see `identifyingMembers`. */
  readonly identifying?: ReadonlySet<string>;
}

/**
 * A body whose `name` no other request has. Where the operation creates something, so are the other members that usually
 * have to be unique: by format and by name, as long as the schema accepts the new value. Items of a list have values of
 * their own.
 */
export function withUniqueMembers(body: unknown, unique: () => string, terms: Terms): unknown {
  const { accepts, creates, identifying = new Set() } = terms;
  if (Array.isArray(body))
    return body.reduce<unknown>((whole, item, index) => {
      const one = { ...terms, accepts: (value: unknown) => accepts(replaceAt(whole, [index], value)) };
      return replaceAt(whole, [index], withUniqueMembers(item, unique, one));
    }, body);
  const places = creates ? uniqueIn(body, [], identifying) : placeOfName(body);
  if (places.length === 0) return body;
  const text = unique();
  return places.reduce<unknown>((whole, { path, value, kind }) => {
    const accepted = candidates[kind](value, text)
      .map((candidate) => replaceAt(whole, path, candidate))
      .find(accepts);
    return accepted ?? whole;
  }, body);
}

/** A body in which every text that the schema leaves open is one that no other request has; `refers`: not what refers. */
export function withUniqueTexts(
  body: unknown,
  unique: () => string,
  { accepts, refers }: { readonly accepts: Accepts; readonly refers: (member: string) => boolean },
): unknown {
  if (!isObject(body)) return body;
  const text = unique();
  return entriesOf(body).reduce<unknown>((whole, [member, value]) => {
    if (typeof value !== 'string' || refers(member)) return whole;
    const kind = kindOf(member, value) ?? 'name';
    const other = candidates[kind](value, text).map((candidate) => replaceAt(whole, [member], candidate));
    return other.find(accepts) ?? whole;
  }, body);
}

/** Whether an operation creates a resource, so that the members that identify it must not be those of another one. */
export function createsResource(
  { method, responses, ...operation }: Operation,
  graph: ResourceGraph,
): boolean {
  if (method !== 'POST') return false;
  const isCreate = graph.collections.some(({ roles }) => roles.create?.key === operation.key);
  return isCreate || responses.some(({ status }) => status === '201');
}

/**
 * What the paths below a creation are told apart by: what clients choose and no answer says, the id that they may choose
 * ("contactId" of "/contacts/{contactId}"), and "value" of "/tags/{type}/{value}" beside POST /tags. Of several parameters
 * it is the last one: the others lead to what is there.
 */
export function identifyingMembers(
  { key, path }: Pick<Operation, 'key' | 'path'>,
  { contract, graph }: { readonly contract: Pick<Contract, 'operations'>; readonly graph: ResourceGraph },
): ReadonlySet<string> {
  const below = contract.operations.filter(
    (other) =>
      other.path.startsWith(`${path}/`) && /^(\/\{[^{}/]+\}){2,}$/.test(other.path.slice(path.length)),
  );
  const chosen = graph.collections
    .filter(({ roles }) => roles.create?.key === key)
    .flatMap((collection) => [
      ...tokens(ownProducer(graph, collection)?.chosen ?? '').slice(0, 1),
      ...[collection.parameter].filter(namesIdentifier),
    ]);
  return new Set([...chosen, ...below.flatMap((other) => parametersOf(other.path).slice(-1))]);
}

type Kind = 'name' | 'label' | 'email' | 'phone' | 'uuid' | 'number';

interface Place {
  readonly path: Path;
  readonly value: string | number;
  readonly kind: Kind;
}

function placeOfName(body: unknown): Place[] {
  const name = isObject(body) ? body.name : undefined;
  return typeof name === 'string' ? [{ path: ['name'], value: name, kind: 'name' }] : [];
}

/** Members of objects within objects too: an envelope is no reason to collide. */
function uniqueIn(value: unknown, path: Path, identifying: ReadonlySet<string>): Place[] {
  if (!isObject(value) || path.length > 2) return [];
  return entriesOf(value).flatMap(([member, inner]) => {
    const here = [...path, member];
    if (typeof inner !== 'string' && typeof inner !== 'number') return uniqueIn(inner, here, identifying);
    const isKey = path.length === 0 && identifying.has(member) && typeof inner === 'string';
    const kind = kindOf(member, inner) ?? (isKey ? 'label' : isCaption(member, value) ? 'name' : undefined);
    return kind ? [{ path: here, value: inner, kind }] : [];
  });
}

/** A title is what something is called where it has no name: people have both, and theirs is "Dr". */
function isCaption(member: string, among: JsonObject): boolean {
  return /^title$/i.test(member) && !Object.keys(among).some((other) => /name$/i.test(other));
}

function entriesOf(value: JsonObject): [string, unknown][] {
  return Object.entries(value);
}

const namesOfPeople = /^(first|last|given|family|middle|full|sur)[_-]?name$/i;
const address = /^[^@\s]+@[^@\s]+$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function kindOf(member: string, value: string | number): Kind | undefined {
  const isIdentifier = /^_?(id|uuid|guid)$/i.test(member);
  if (typeof value === 'number') return isIdentifier ? 'number' : undefined;
  if (address.test(value)) return 'email';
  if (isIdentifier) return uuid.test(value) ? 'uuid' : 'label';
  if (/phone|mobile|msisdn/i.test(member) && /\d{5}/.test(value.replaceAll(/\D/g, ''))) return 'phone';
  if (/^name$/i.test(member)) return 'name';
  if (namesOfPeople.test(member)) return undefined;
  const isLabel = /^(login|slug|handle|key|code|sku|identifier)$|(^|[_-])name$|[a-z]Name$|^username$/i;
  return isLabel.test(member) ? 'label' : undefined;
}

/** What to try in the place of a value, best first: readable, then without what a pattern may forbid, then short. */
const candidates: Readonly<Record<Kind, (value: string | number, unique: string) => readonly unknown[]>> = {
  name: (value, unique) => spelled(String(value), unique),
  label: (value, unique) => [...spelled(String(value), unique), ...alone(unique)],
  email: (value, unique) => {
    const [local = '', domain = ''] = String(value).split('@');
    return [`${local}-${unique}@${domain}`, `${unique}@${domain}`, `${unique}@example.com`];
  },
  phone: (value, unique) => [withDigits(String(value), numberOf(unique))],
  uuid: () => [randomUUID()],
  number: (_, unique) => [numberOf(unique), numberOf(unique) % 10_000],
};

/** Behind the value, with the separator that it suggests: a slug has no spaces. */
function spelled(value: string, unique: string): string[] {
  const isSlug = /^[a-z0-9]*([._-][a-z0-9]+)+$|^[a-z][a-zA-Z0-9]*$|^[a-z0-9]+$/.test(value);
  const separators = isSlug ? ['-', '_', ''] : [' ', '-', '_', ''];
  return separators.flatMap((separator) => {
    const text = separator === '_' ? unique.replaceAll('-', '_') : separator === '' ? plain(unique) : unique;
    return [`${value}${separator}${text}`];
  });
}

/** Where there is no room for the value, or no place for separators. */
function alone(unique: string): string[] {
  const letters = plain(unique);
  return [
    unique,
    letters,
    letters.toUpperCase(),
    letters.slice(-6),
    letters.slice(-4),
    letters.slice(-4).toUpperCase(),
  ];
}

function plain(unique: string): string {
  return unique.replaceAll('-', '');
}

/** A number from 1 to 2^31 - 1, the same for the same text (FNV-1a). */
function numberOf(text: string): number {
  const hash = [...text].reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619),
    2_166_136_261,
  );
  return ((hash >>> 0) % 2_147_483_646) + 1;
}

/** The last digits of a phone number, seven at most, replaced by others. */
function withDigits(value: string, number: number): string {
  const fresh = [...String(number % 10_000_000).padStart(7, '0')];
  const digits = [...value];
  for (let at = digits.length - 1; at >= 0 && fresh.length > 0; at--)
    if (/\d/.test(digits[at] ?? '')) digits[at] = fresh.pop() ?? '';
  return digits.join('');
}
