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
  help: 'Remove the member from `required`, or from this schema.',
  meaning:
    'A member is required and read-only in a schema that only requests use, or required and write-only in one that only responses use. By OpenAPI it is never required there, so `required` has no effect. A member that is both read-only and write-only cannot be anywhere.',
  source: 'OpenAPI 3.0.3, section 4.7.24 (Schema Object), `readOnly` and `writeOnly`',
  example: `
    paths:
      /pets:
        post:
          requestBody:
            content:
              application/json:
                schema:
                  type: object
                  required: [id]
                  properties: { id: { type: string, readOnly: true } }
          responses:
            201: { description: Created }`,
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
    if (readOnly && writeOnly) return [`"${name}" is read-only and write-only, so it cannot be anywhere`];
    if (!Array.isArray(required) || !required.includes(name)) return [];
    if (readOnly && used.request && !used.response)
      return [`"${name}" is required and read-only, but the schema is used only in requests`];
    if (writeOnly && used.response && !used.request)
      return [`"${name}" is required and write-only, but the schema is used only in responses`];
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
