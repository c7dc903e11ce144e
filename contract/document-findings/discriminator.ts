import { at, child, isObject, type JsonObject } from '../json.ts';
import { isTextMember } from '../schemas/discriminator.ts';
import { membersOf } from '../schemas/members.ts';
import { visitSchemas } from '../schemas/schema-map.ts';
import type { Defect, DocumentRule } from './document-rule.ts';

/** OpenAPI: a discriminator names a member that every alternative has, and its mapping leads to schemas. */
export const discriminator: DocumentRule = {
  name: 'discriminator',
  help: 'Name a member that every alternative has as a text, and map its values to schemas of this document.',
  meaning:
    'A discriminator names a member that an alternative does not have or that is no text, or maps a value to a schema that does not exist. Clients cannot tell the alternatives apart.',
  source: 'OpenAPI 3.1.0, section 4.8.25 (Discriminator Object)',
  example: `
    components:
      schemas:
        Cat: { type: object, properties: { kind: { type: string } } }
        Dog: { type: object, properties: { name: { type: string } } }
        Pet:
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
          discriminator: { propertyName: kind }`,
  find: ({ written }) => {
    const defects: Defect[] = [];
    visitSchemas(written, (schema, pointer) => {
      if (schema.discriminator === undefined) return;
      const where = child(pointer, 'discriminator');
      for (const message of complaintsAbout(written, schema, pointer))
        defects.push({ pointer: where, message });
    });
    return defects;
  },
};

function complaintsAbout(document: JsonObject, schema: JsonObject, pointer: string): string[] {
  const { discriminator: told } = schema;
  if (!isObject(told) || typeof told.propertyName !== 'string') return ['the discriminator names no member'];
  const { propertyName, mapping } = told;
  const targets = isObject(mapping) ? Object.entries(mapping) : [];
  const lost = targets.filter(([, target]) => !leadsSomewhere(document, target));
  const alternatives = [schema.oneOf, schema.anyOf].filter(Array.isArray).flat();
  const without = alternatives.filter((one) => {
    const members = membersOf(document, one);
    return members.length > 0 && !members.includes(propertyName);
  });
  const references = alternatives.flatMap((one) =>
    isObject(one) && typeof one.$ref === 'string' ? [one.$ref] : [],
  );
  const isText = [pointer, ...references].every((one) => isTextMember(document, one, propertyName));
  return [
    ...(isText ? [] : [`the discriminator names "${propertyName}", which is no text, so that it is ignored`]),
    ...lost.map(
      ([value, target]) => `"${value}" is mapped to ${JSON.stringify(target)}, which does not exist`,
    ),
    ...(without.length === 0
      ? []
      : [
          `${without.length} of ${alternatives.length} alternatives have no member "${propertyName}" for the discriminator`,
        ]),
  ];
}

/** A reference into the document, or the name of one of its schemas; what lies elsewhere is not looked at. */
function leadsSomewhere(document: JsonObject, target: unknown): boolean {
  if (typeof target !== 'string') return false;
  if (target.startsWith('#')) return at(document, target) !== undefined;
  const isName = /^[A-Za-z0-9._ -]+$/.test(target);
  const named = at(document, child('#/components/schemas', target)) !== undefined;
  return named || !isName || /\.(json|ya?ml)$/i.test(target);
}
