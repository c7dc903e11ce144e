import type { Capability } from '../../../harness/model/capability.ts';
import { reshapeExamples, reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { firstIn, firstThere, nowhere } from './probes.ts';

/** Since November 2025; from 2026-04-01 an invocation is a delivery of a webhook, with members of its own. */
export const invocations: Capability = {
  id: 'invocations',
  title: 'Invocations of add-ons',
  values: [
    { value: 'yes', words: 'at /invocations' },
    {
      value: 'none',
      words: 'not there',
      operated: true,
      change: {
        lacks: { operations: /^\w+ \/invocations(\/|$)/, because: 'this version has no /invocations' },
        document: (document) =>
          reshapeExamples(reshapeSchemas(document, ['InvocationRequest'], withData), asData),
        said: (said) =>
          said.operation === 'invokeAddon' && isObject(said.json)
            ? { ...said, json: asData(said.json) }
            : said,
      },
    },
  ],
  tell: async (probing) =>
    (await firstThere(probing, { yes: '/invocations' })) ?? nowhere(probing, ['/invocations']),
  inDocument: (document) => firstIn(document, { yes: 'GET /invocations' }) ?? 'none',
};

/** What an add-on is given is called `data` since invocations are deliveries. */
function withData(schema: JsonObject): JsonObject {
  const { payload } = isObject(schema.properties) ? schema.properties : {};
  return withMembers(schema, { payload: undefined, ...(isObject(payload) && { data: payload }) });
}

function asData(json: JsonObject): JsonObject {
  const { payload, ...rest } = json;
  // Invocations that are shown have a payload too, and are not in this version.
  return payload === undefined || 'status' in json || 'invoked_by' in json
    ? json
    : { ...rest, data: payload };
}
