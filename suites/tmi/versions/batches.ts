import { randomUUID } from 'node:crypto';
import { type Capability, type Change, type Said, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations, reshapeSchemas } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { probedBatch } from './probed-batch.ts';
import { firstIn, sendInside } from './probes.ts';

const batch = '/threat_models/{threat_model_id}/threats/batch';
const bulk = '/threat_models/{threat_model_id}/threats/bulk';

/** Several threats at once: moved on 2025-11-01. Before that, a patch named its threat by `threat_id`. */
export const batches: Capability = {
  id: 'batches',
  title: 'Patching and deleting several threats at once',
  values: [
    { value: 'batch', words: 'at …/threats/batch/patch and …/threats/batch' },
    {
      value: 'batch-by-threat-id',
      words: 'at …/threats/batch/patch, where a patch has a `threat_id`',
      change: spelled('patches'),
    },
    {
      value: 'batch-of-operations',
      words: 'at …/threats/batch/patch, where patches are `operations` with a `threat_id`',
      change: spelled('operations'),
    },
    {
      value: 'bulk',
      words: 'PATCH and DELETE of …/threats/bulk',
      change: {
        key: atBulk,
        said: queryAndBody,
      },
    },
    {
      value: 'bulk-by-query',
      words: 'PATCH of …/threats/bulk, and DELETE with `threat_ids` in the query',
      change: {
        key: atBulk,
        document: (document) => reshapeOperations(document, ['batchDeleteThreats'], byQuery),
        said: queryOnly,
      },
    },
  ],
  tell: async (probing) => {
    const probed = await probedBatch(probing);
    if (probed?.form !== 'bulk') return probed && toldBy(probed.form, probed.seen);
    // Of a threat that nobody has: whoever does not want a body looks for it.
    const deletion = await sendInside(probing, 'DELETE', `/threats/bulk?threat_ids=${randomUUID()}`);
    const isByQuery = deletion?.status === 404 || deletion?.status === 200;
    return deletion && toldBy(isByQuery ? 'bulk-by-query' : 'bulk', probed.seen, deletion);
  },
  inDocument: (document) => firstIn(document, { bulk: 'PATCH /threat_models/{}/threats/bulk' }),
};

function atBulk(key: string): string {
  return key.replace(`POST ${batch}/patch`, `PATCH ${bulk}`).replace(`DELETE ${batch}`, `DELETE ${bulk}`);
}

/** Without a body, and so without a media type to refuse; the query must name what is deleted. */
function byQuery({ requestBody: _, responses, ...operation }: JsonObject): JsonObject {
  const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
  const { 415: __, ...others } = isObject(responses) ? responses : {};
  return {
    ...operation,
    responses: others,
    parameters: parameters.map((one) =>
      isObject(one) && one.name === 'threat_ids' ? { ...one, required: true } : one,
    ),
  };
}

function queryOnly(said: Said): Said {
  return said.operation === 'batchDeleteThreats' ? { ...queryAndBody(said), json: undefined } : said;
}

/** Patches with other names for what they are and what they are about. */
function spelled(member: string): Change {
  const respelled = (json: unknown): unknown => {
    if (!isObject(json) || !Array.isArray(json.patches)) return json;
    const { patches, ...rest } = json;
    return { ...rest, [member]: patches.map(byThreatId) };
  };
  return {
    document: (document) =>
      reshapeOperations(
        reshapeSchemas(document, ['ThreatBatchPatch'], (schema) =>
          JSON.parse(
            JSON.stringify(schema).replaceAll('"id"', '"threat_id"').replaceAll('"patches"', `"${member}"`),
          ),
        ),
        ['batchPatchThreats'],
        (operation) => ({ ...operation, requestBody: mapValues(operation.requestBody, respelled) }),
      ),
    said: (said) =>
      said.operation === 'batchPatchThreats' ? { ...said, json: respelled(said.json) } : queryAndBody(said),
  };
}

function byThreatId(patch: unknown): unknown {
  if (!isObject(patch) || !('id' in patch)) return patch;
  const { id, ...rest } = patch;
  return { threat_id: id, ...rest };
}

/** Some want the identifiers in the query, some in the body, and one of them in both: it gets both. */
function queryAndBody(said: Said): Said {
  if (said.operation !== 'batchDeleteThreats') return said;
  const { query, json } = said;
  const inBody = isObject(json) && Array.isArray(json.threat_ids) ? json.threat_ids : undefined;
  if (query.threat_ids !== undefined && json === undefined)
    return { ...said, json: { threat_ids: query.threat_ids.split(',') } };
  if (query.threat_ids === undefined && inBody !== undefined)
    return { ...said, query: { ...query, threat_ids: inBody.join(',') } };
  return said;
}

/** The values of the examples of a body. */
function mapValues(body: unknown, change: (json: unknown) => unknown): unknown {
  if (Array.isArray(body)) return body.map((item) => mapValues(item, change));
  if (!isObject(body)) return body;
  const entries = Object.entries(body).map(([name, value]): [string, unknown] => [
    name,
    name === 'value' ? change(value) : mapValues(value, change),
  ]);
  return Object.fromEntries(entries) satisfies JsonObject;
}
