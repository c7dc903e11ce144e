import { type Capability, type Change, type People, toldBy } from '../../../harness/model/capability.ts';
import { mapObjects, reshapeExamples, reshapeSchemas } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { nameOf, principalOf } from './owners.ts';
import { membersOf, ownEmail, threatModel } from './probes.ts';

/** Principals since 2025-11-23; before that, a subject. */
export const authorizationEntries: Capability = {
  id: 'authorization-entries',
  title: 'Subject of an authorization entry',
  values: [
    { value: 'principal', words: 'a principal, by `provider` and `provider_id`' },
    { value: 'email', words: 'a `subject`, by email address', change: subjects('email') },
    { value: 'subject', words: 'a `subject`, by the id at the provider', change: subjects('subject') },
  ],
  tell: async (probing) => {
    const seen = await threatModel(probing);
    const { authorization } = membersOf(seen);
    const [entry] = Array.isArray(authorization) ? authorization : [];
    if (!seen || !isObject(entry)) return undefined;
    if ('provider_id' in entry) return toldBy('principal', seen);
    if (typeof entry.subject !== 'string') return undefined;
    const isEmail = entry.subject === (await ownEmail(probing)) || entry.subject.includes('@');
    return toldBy(isEmail ? 'email' : 'subject', seen);
  },
};

const inThreatModels = /ThreatModel$/;

function subjects(identifier: 'email' | 'subject'): Change {
  const asSubject = (object: JsonObject, people?: People): JsonObject =>
    isEntry(object) ? { subject: nameOf(object, identifier, people), role: object.role } : object;
  return {
    document: (document) =>
      reshapeExamples(
        reshapeSchemas(document, ['Authorization', 'AuthorizationInput'], ({ description }) => ({
          description,
          type: 'object',
          required: ['subject', 'role'],
          properties: {
            subject: { type: 'string', minLength: 1, maxLength: 256, pattern: '^[^<>"\'&]*$' },
            role: { type: 'string', enum: ['reader', 'writer', 'owner'] },
          },
          additionalProperties: false,
        })),
        (object) => asSubject(object),
      ),
    said: (said, people) =>
      inThreatModels.test(said.operation)
        ? { ...said, json: mapObjects(said.json, (object) => asSubject(object, people)) }
        : said,
    heard: (json, operation, people) =>
      inThreatModels.test(operation) ? mapObjects(json, (object) => asPrincipal(object, people)) : json,
    untold: {
      stories: /empty-provider|another-provider|group/,
      because: 'entries of this version name no provider and no groups, and the story is about those',
    },
  };
}

function isEntry(object: JsonObject): boolean {
  return 'role' in object && 'provider_id' in object;
}

function asPrincipal(object: JsonObject, people: People): JsonObject {
  const { subject, role, ...rest } = object;
  return typeof subject === 'string' && role !== undefined
    ? { ...principalOf(subject, people), role, ...rest }
    : object;
}
