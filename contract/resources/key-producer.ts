import type { Contract } from '../contract.ts';
import { at, child, isObject } from '../json.ts';
import { isJson } from '../operations/media-type.ts';
import type { MediaType, Operation } from '../operations/operation.ts';
import { memberSchemas } from '../schemas/members.ts';
import { callingMember, identifierMember, namesIdentifier } from './identifiers.ts';
import { isWorkOnly, namesOneOf } from './noun.ts';
import type { Producer } from './producer.ts';
import type { Collection } from './resources.ts';

/** How deep an envelope may be: `{"data": {"board": {"id": 7}}}`. */
const deepest = 3;

/** Members that only hold the rest of a body. */
const envelopes =
  /^(data|result|response|payload|body|content|attributes|item|object|record|resource|entity|value)s?$/i;

/** Whether a member may be an id: "_id", "uuid", "petId", "key". */
function isIdentifier(name: string): boolean {
  return namesIdentifier(name) || /^_?(id|uuid|guid|key|number|slug|code)$/i.test(name);
}

/**
 * What creates a resource whose path takes no id of the answer: an id within an envelope, a name that the answer shows, or
 * one that the client chose in the request. Only names suggest it.
 */
export function keyProducer(
  { intended }: Contract,
  { parameter, itemPath, path, roles }: Collection,
  operation: Operation,
): Producer[] {
  const success = operation.responses.find(({ status }) => /^2/.test(status));
  if (!success) return [];
  const made = { operation, status: success.status, parameter, basis: 'key-name' as const, itemPath };
  const schemaOf = (content: readonly MediaType[] = []): unknown => {
    const pointer = content.find(({ type }) => isJson(type))?.schema;
    return pointer === undefined ? undefined : at(intended, pointer);
  };

  function identifiedBy(schema: unknown): string | undefined {
    const names = [...memberSchemas(intended, schema).keys()];
    const member = identifierMember(names, parameter) ?? names.find((name) => name === '_id');
    return member === undefined ? undefined : child('', member);
  }

  function enveloped(schema: unknown, depth: number): string | undefined {
    const known = depth > 0 ? identifiedBy(schema) : undefined;
    if (known !== undefined || depth === deepest) return known;
    const holders = [...memberSchemas(intended, schema)].flatMap(([name, inner]) => {
      if (isObject(inner.items)) return [];
      // In the resource itself, an object with an identifier is another resource, which it refers to. So may be what stands in
      // an envelope, unless its name is one of another envelope.
      const isOwn = namesOneOf(name, path);
      if (!isOwn && depth > 0 && !envelopes.test(name)) return [];
      const below = isOwn ? identifiedBy(inner) : enveloped(inner, depth + 1);
      return below === undefined ? [] : [{ name, pointer: `${child('', name)}${below}` }];
    });
    const own = holders.find(({ name }) => namesOneOf(name, path));
    const [only, ...others] = holders.filter(({ name }) => !isWorkOnly(name, path));
    return (own ?? (others.length === 0 ? only : holders.find(({ name }) => name === 'data')))?.pointer;
  }

  function called(schema: unknown): string | undefined {
    const members = memberSchemas(intended, schema);
    const name = members.has('_id') ? '_id' : callingMember(members.keys(), parameter);
    return name === undefined ? undefined : child('', name);
  }

  /** "/name", where the resource shows no id at all, neither when it is made nor when it is read: "{terminal_id}" is that. */
  function onlyNamed(schema: unknown): string | undefined {
    const read = roles.read?.responses.find(({ status }) => /^2/.test(status));
    const isOnlyNamed = [schema, schemaOf(read?.content)].every((shown) => {
      const names = [...memberSchemas(intended, shown).keys()];
      return names.includes('name') && !names.some(isIdentifier);
    });
    return isOnlyNamed ? child('', 'name') : undefined;
  }

  const answer = schemaOf(success.content);
  const pointer = called(answer) ?? enveloped(answer, 0) ?? onlyNamed(answer);
  if (pointer !== undefined) return [{ ...made, pointer }];
  // Of an answer without a body, only the request can say what was made.
  const asked = schemaOf(operation.body?.content);
  const chosen = called(asked) ?? (answer === undefined ? identifiedBy(asked) : undefined);
  return chosen === undefined ? [] : [{ ...made, pointer: undefined, chosen }];
}
