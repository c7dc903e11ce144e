import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { mapObjects, reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { probedThreat } from './probed-threat.ts';
import { membersOf, sendInside } from './probes.ts';

const severities = ['Unknown', 'None', 'Low', 'Medium', 'High', 'Critical'];

/** Members that versions with free texts show in any case. */
const always = ['id', 'name', 'threat_type'];

/**
 * One of six severities until September 2025, free text since November (D9); in 2026, severity and status are shown in lower
 * case, and what a threat does not have is null or missing.
 */
export const threatValues: Capability = {
  id: 'threat-values',
  title: 'Values of a threat',
  values: [
    { value: 'listed', words: 'one of six severities, and every member has a value' },
    {
      value: 'free',
      words: 'free text for severities; members may be null or missing',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeSchemas(
            reshapeSchemas(document, ['ThreatInput', 'IdentifiedThreatInput'], withFreeSeverity),
            ['Threat'],
            (schema) => withOptionalMembers(withFreeSeverity(schema)),
          ),
        heard: (json, operation) =>
          /Threat(Model)?s?$/.test(operation) ? mapObjects(json, capitalised) : json,
      },
    },
  ],
  tell: async (probing) => {
    const whole = await probedThreat(probing);
    const { severity, threat_type } = membersOf(whole);
    if (whole === undefined || typeof severity !== 'string') return undefined;
    if (!severities.includes(severity)) return toldBy('free', whole);
    const seen = await sendInside(probing, 'POST', '/threats', {
      name: 'Looked at',
      severity: 'looked at',
      priority: 'High',
      mitigated: false,
      status: 'Active',
      threat_type,
    });
    if (seen?.status === 201) return toldBy('free', seen);
    return seen?.status === 400 ? toldBy('listed', seen) : undefined;
  },
};

function withFreeSeverity(schema: JsonObject): JsonObject {
  return withMembers(schema, { severity: { type: 'string', maxLength: 50 } });
}

function withOptionalMembers(schema: JsonObject): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const optional = Object.entries(properties).flatMap(([name, member]): [string, JsonObject][] =>
    always.includes(name) || !isObject(member) ? [] : [[name, orNull(member)]],
  );
  return withMembers(schema, Object.fromEntries(optional), (required) =>
    required.filter((name) => always.includes(name)),
  );
}

function orNull(schema: JsonObject): JsonObject {
  return typeof schema.type === 'string' && schema.enum === undefined
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

/** "High" of "high": stories compare what they sent. */
function capitalised(object: JsonObject): JsonObject {
  if (typeof object.severity !== 'string') return object;
  const words = ['severity', 'status'].flatMap((name) => {
    const value = object[name];
    return typeof value === 'string' ? [[name, `${value.charAt(0).toUpperCase()}${value.slice(1)}`]] : [];
  });
  return { ...object, ...Object.fromEntries(words) };
}
