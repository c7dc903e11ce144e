import { mapSchemas } from '../../../contract/schemas/schema-map.ts';
import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { patchOwn } from './probes.ts';

const usual = 1024;
const longer = 2048;

/** Longer in 2026. */
export const descriptions: Capability = {
  id: 'descriptions',
  title: 'Maximum length of a description',
  values: [
    { value: 'usual', words: `${usual} characters` },
    {
      value: 'longer',
      words: `${longer} characters`,
      fallsShort: true,
      change: {
        document: (document) => mapSchemas(document, withLongerDescription),
        untold: { stories: /description-of-1025/, because: 'descriptions of this version may be longer' },
      },
    },
  ],
  tell: async (probing) => {
    const value = 'a'.repeat(usual + 1);
    const seen = await patchOwn(probing, { op: 'replace', path: '/description', value });
    if (seen?.status === 400) return toldBy('usual', seen);
    return seen?.status === 200 ? toldBy('longer', seen) : undefined;
  },
};

function withLongerDescription(schema: JsonObject): JsonObject {
  const { properties } = schema;
  if (!isObject(properties) || !isObject(properties.description)) return schema;
  const { description } = properties;
  return description.maxLength === usual
    ? { ...schema, properties: { ...properties, description: { ...description, maxLength: longer } } }
    : schema;
}
