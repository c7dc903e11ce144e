import { type Capability, type Change, type People, toldBy } from '../../../harness/model/capability.ts';
import {
  mapObjects,
  reshapeExamples,
  reshapeOperations,
  reshapeSchemas,
  withMembers,
} from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { itemsOf, listOfThreatModels, membersOf, ownEmail, threatModel } from './probes.ts';

const name = { type: 'string', minLength: 1, maxLength: 256 };

/** Principals since 2025-11-23; before that, a name. */
export const owners: Capability = {
  id: 'owners',
  title: 'The owner of a threat model, and who created it',
  values: [
    { value: 'principal', words: 'a principal' },
    { value: 'email', words: 'an email address', change: namedBy('email') },
    { value: 'subject', words: 'the id at the provider', change: namedBy('subject') },
  ],
  tell: async (probing) => {
    const seen = await threatModel(probing);
    const { owner } = membersOf(seen);
    if (!seen || owner === undefined) return undefined;
    if (isObject(owner)) return toldBy('principal', seen);
    return toldBy(isEmail(owner, await ownEmail(probing)) ? 'email' : 'subject', seen);
  },
};

/** A name in November 2025, where the threat model itself shows a principal. */
export const listedOwners: Capability = {
  id: 'listed-owners',
  title: 'The owner of a threat model, in the list',
  values: [
    { value: 'principal', words: 'a principal' },
    { value: 'email', words: 'an email address', change: listedBy('email') },
    { value: 'subject', words: 'the id at the provider', change: listedBy('subject') },
  ],
  tell: async (probing) => {
    const seen = await listOfThreatModels(probing);
    const [first] = itemsOf(seen) ?? [];
    if (!seen || !isObject(first) || first.owner === undefined) return undefined;
    if (isObject(first.owner)) return toldBy('principal', seen);
    return toldBy(isEmail(first.owner, await ownEmail(probing)) ? 'email' : 'subject', seen);
  },
};

function isEmail(owner: unknown, own: string | undefined): boolean {
  return owner === own || String(owner).includes('@');
}

function namedBy(identifier: 'email' | 'subject'): Change {
  const asText = (object: JsonObject, people?: People): JsonObject => {
    if (object.path === '/owner' && isObject(object.value))
      return { ...object, value: nameOf(object.value, identifier, people) };
    return withNames(object, (person) => nameOf(person, identifier, people));
  };
  return {
    document: (document) =>
      reshapeExamples(
        reshapeSchemas(
          reshapeSchemas(document, ['ThreatModel'], (schema) =>
            withMembers(schema, { owner: name, created_by: name }),
          ),
          ['ThreatModelReplacement'],
          (schema) => withMembers(schema, { owner: name }),
        ),
        // Those of the list are a matter of its own.
        (object) => ('source_count' in object || 'threat_count' in object ? object : asText(object)),
      ),
    said: (said, people) =>
      /ThreatModel$/.test(said.operation)
        ? { ...said, json: mapObjects(said.json, (object) => asText(object, people)) }
        : said,
    heard: (json, operation, people) =>
      /ThreatModel$/.test(operation) ? mapObjects(json, (object) => withPrincipals(object, people)) : json,
  };
}

function listedBy(identifier: 'email' | 'subject'): Change {
  return {
    document: (document) =>
      reshapeOperations(
        reshapeSchemas(document, ['ThreatModelListItem'], (schema) =>
          withMembers(schema, { owner: name, created_by: name }),
        ),
        ['listThreatModels'],
        ({ responses, ...operation }) => ({
          ...operation,
          responses: mapObjects(responses, (object) =>
            withNames(object, (person) => nameOf(person, identifier)),
          ),
        }),
      ),
    heard: (json, operation, people) =>
      operation === 'listThreatModels' ? mapObjects(json, (object) => withPrincipals(object, people)) : json,
  };
}

function withNames(object: JsonObject, nameOfPerson: (person: JsonObject) => unknown): JsonObject {
  const entries = Object.entries(object).map(([member, value]) => [
    member,
    isOwner(member) && isObject(value) && 'provider_id' in value ? nameOfPerson(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function withPrincipals(object: JsonObject, people: People): JsonObject {
  const entries = Object.entries(object).map(([member, value]) => [
    member,
    isOwner(member) && typeof value === 'string' ? principalOf(value, people) : value,
  ]);
  return Object.fromEntries(entries);
}

function isOwner(member: string): boolean {
  return member === 'owner' || member === 'created_by';
}

/** What a version calls a principal that our words name by provider and identifier. */
export function nameOf(person: JsonObject, identifier: 'email' | 'subject', people?: People): unknown {
  const { provider_id: subject, email } = person;
  if (identifier === 'subject' || typeof subject !== 'string') return subject;
  return people?.named(subject)?.email ?? email ?? subject;
}

/** Whom a name means; somebody the run does not know has no other identifier than that. */
export function principalOf(called: string, people: People): JsonObject {
  const person = people.named(called);
  return person
    ? {
        principal_type: 'user',
        provider: person.provider,
        provider_id: person.subject,
        display_name: person.name,
        email: person.email,
      }
    : { principal_type: 'user', provider_id: called };
}
