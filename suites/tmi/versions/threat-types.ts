import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import {
  mapObjects,
  reshapeExamples,
  reshapeSchemas,
  withMembers,
} from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { probedThreat } from './probed-threat.ts';
import { membersOf } from './probes.ts';

/** Several since December 2025. */
export const threatTypes: Capability = {
  id: 'threat-types',
  title: 'The type of a threat',
  values: [
    { value: 'one', words: 'a text' },
    {
      value: 'several',
      words: 'a list of texts',
      change: {
        document: (document) =>
          reshapeExamples(
            reshapeSchemas(document, ['Threat', 'ThreatInput', 'IdentifiedThreatInput'], severalTypes),
            asSeveral,
          ),
        said: (said) =>
          /Threats?$/.test(said.operation) ? { ...said, json: mapObjects(said.json, asSeveral) } : said,
        heard: (json, operation) => (/Threat(Model)?s?$/.test(operation) ? mapObjects(json, asOne) : json),
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probedThreat(probing);
    const { threat_type: type } = membersOf(seen);
    if (!seen || type === undefined) return undefined;
    return toldBy(Array.isArray(type) ? 'several' : 'one', seen);
  },
};

function severalTypes(schema: JsonObject): JsonObject {
  const { threat_type: one } = isObject(schema.properties) ? schema.properties : {};
  const { default: first, ...items } = isObject(one) ? one : {};
  return withMembers(schema, {
    threat_type: {
      type: 'array',
      items,
      maxItems: 20,
      uniqueItems: true,
      ...(first !== undefined && { default: [first] }),
    },
  });
}

/** A member, or the value of an operation of a JSON Patch. */
function asSeveral(object: JsonObject): JsonObject {
  if (object.path === '/threat_type' && typeof object.value === 'string')
    return { ...object, value: [object.value] };
  return typeof object.threat_type === 'string' ? { ...object, threat_type: [object.threat_type] } : object;
}

function asOne(object: JsonObject): JsonObject {
  const { threat_type: types } = object;
  return Array.isArray(types) && types.length === 1 ? { ...object, threat_type: types[0] } : object;
}
