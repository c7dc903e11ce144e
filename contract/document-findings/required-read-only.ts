import type { Contract } from '../contract.ts';
import { isObject, type JsonObject } from '../json.ts';
import { schemaUses } from '../schema-uses.ts';
import { reachableSchemas } from '../schemas/reachable-schemas.ts';
import { visitSchemas } from '../schemas/schema-map.ts';
import type { Defect, DocumentRule } from './document-rule.ts';

/**
 * A member that is required and never has to be there. OpenAPI lets `required` of a read-only member hold for answers
 * alone, and of a write-only member for requests alone: contradictory where the schema is not used for those.
 */
export const requiredReadOnly: DocumentRule = {
  name: 'required-read-only',
  help: 'Take the member out of `required`, or out of this schema.',
  find: (contract) => {
    const requests = reachable(contract, 'request');
    const responses = reachable(contract, 'response');
    const defects: Defect[] = [];
    visitSchemas(contract.written, (schema, pointer) => {
      const used = { request: requests.has(pointer), response: responses.has(pointer) };
      for (const message of contradictoryMembers(schema, used)) defects.push({ pointer, message });
    });
    return defects;
  },
};

function contradictoryMembers(
  { required, properties }: JsonObject,
  used: Readonly<Record<'request' | 'response', boolean>>,
): string[] {
  const members = isObject(properties) ? Object.entries(properties) : [];
  return members.flatMap(([name, member]) => {
    if (!isObject(member)) return [];
    const [readOnly, writeOnly] = [member.readOnly === true, member.writeOnly === true];
    if (readOnly && writeOnly) return [`"${name}" is read-only and write-only, so it can be nowhere`];
    if (!Array.isArray(required) || !required.includes(name)) return [];
    if (readOnly && used.request && !used.response)
      return [`"${name}" is required and read-only, but the schema is used in requests alone`];
    if (writeOnly && used.response && !used.request)
      return [`"${name}" is required and write-only, but the schema is used in responses alone`];
    return [];
  });
}

function reachable(contract: Contract, direction: 'request' | 'response'): ReadonlySet<string> {
  const roots = schemaUses(contract).filter((use) => use.direction === direction);
  return reachableSchemas(
    contract.written,
    roots.map(({ schema }) => schema),
  );
}
