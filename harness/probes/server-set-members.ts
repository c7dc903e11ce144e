import type { Contract } from '../../contract/contract.ts';
import { at, isObject, type JsonObject } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { membersOf } from '../../contract/schemas/members.ts';
import { resolve } from '../../contract/schemas/references.ts';
import { callerOf } from '../model/caller.ts';
import { sameValue } from '../model/same-value.ts';
import { sendable } from '../request/valid-request.ts';
import { type ProbeKind, someOf } from './probing.ts';

/** Members that give power or trust, whoever sets them. */
const powerful =
  /^(is_?)?(admin|super_?user|staff|verified|approved|role|roles|permissions|scopes|balance|credit)s?$/i;

/** F203, mass assignment: what a client sends for a member that only the server sets is ignored or refused. */
export const serverSetMembers: ProbeKind = {
  id: 'server-set-members',
  title: 'Members that only the server sets are ignored or refused in a request',
  plan: (operation, { contract }) => {
    const media = sendable(operation).find(({ type }) => isJson(type));
    const answer = successOf(operation);
    if (!media || !answer || !['POST', 'PUT', 'PATCH'].includes(operation.method)) return undefined;
    const members = someOf(serverSet(contract, media, answer), 6);
    if (members.length === 0) return undefined;
    return {
      run: async (story) => {
        const draft = await story.draft(operation, media.type);
        const json = draft.body && 'json' in draft.body ? draft.body.json : undefined;
        if (!isObject(json)) return;
        const sent = { ...json, ...Object.fromEntries(members.map(({ name, value }) => [name, value])) };
        const probe = { what: 'members that only the server sets', forbidden: false };
        const body = { mediaType: media.type, json: sent };
        const made = await story.probe({ ...draft, body }, { as: callerOf(operation), probe });
        if (made.response.status > 299 || !isObject(made.json)) return;
        for (const { name, value } of members) {
          const isTaken = sameValue(made.json[name], value);
          const sentence = `"${name}", which only the server sets, is not accepted from a request`;
          story.claim(made, { sentence, holds: !isTaken });
        }
      },
    };
  },
};

interface ServerSet {
  readonly name: string;
  /** One that the server would not come to by itself. */
  readonly value: unknown;
}

/** Of the members of an answer: those that are read-only, and powerful ones that no request has. */
function serverSet(contract: Contract, media: MediaType, answer: MediaType): ServerSet[] {
  const document = contract.written;
  if (media.schema === undefined || answer.schema === undefined) return [];
  const requested = membersOf(document, at(document, media.schema));
  const sent = propertiesOf(document, at(document, media.schema));
  return Object.entries(propertiesOf(document, at(document, answer.schema))).flatMap(([name, written]) => {
    const schema = resolve(document, written, '#')?.value;
    if (!schema || isIdentifier(name)) return [];
    const inRequest = resolve(document, sent[name], '#')?.value;
    const isReadOnly = schema.readOnly === true && (inRequest === undefined || inRequest.readOnly === true);
    const isUnasked = powerful.test(name) && !requested.includes(name);
    const value = isReadOnly || isUnasked ? unlikely(schema) : undefined;
    return value === undefined ? [] : [{ name, value }];
  });
}

/** Which identifier something new has may be left to clients, and another one's must not be hit. */
function isIdentifier(name: string): boolean {
  return /(^|_)(id|uuid|key)$|Id$|^href$|^url$|^self$/.test(name);
}

function unlikely(schema: JsonObject): unknown {
  if (Array.isArray(schema.enum)) return schema.enum.at(-1);
  const [type] = typesOf(schema).filter((one) => one !== 'null');
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return 424_242;
  if (type !== 'string') return undefined;
  if (schema.format === 'date-time') return '2001-02-03T04:05:06Z';
  return schema.format === undefined ? 'set-by-the-client' : undefined;
}

function propertiesOf(document: JsonObject, schema: unknown): JsonObject {
  const value = resolve(document, schema, '#')?.value;
  const parts = Array.isArray(value?.allOf) ? value.allOf : [];
  const inner = parts.map((part) => propertiesOf(document, part));
  return Object.assign({}, ...inner, isObject(value?.properties) ? value.properties : {});
}

function successOf({ responses }: Operation): MediaType | undefined {
  const success = responses.find(({ status }) => /^2/.test(status));
  return success?.content.find(({ type }) => isJson(type));
}
