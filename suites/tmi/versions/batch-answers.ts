import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeAnswer, reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { probedBatch } from './probed-batch.ts';

/** The servers of September 2025 said of each patch what became of it, and more than their document. */
export const batchAnswers: Capability = {
  id: 'batch-answers',
  title: 'Response to a batch of patches',
  values: [
    { value: 'threats', words: 'the threats' },
    {
      value: 'results',
      words: '`results` and a `summary`',
      change: {
        document: (document) =>
          reshapeOperations(document, ['batchPatchThreats'], (operation) =>
            withRefusal(reshapeAnswer(operation, '200', { schema: () => schema, example: resultsOf })),
          ),
        heard: (json, operation) =>
          operation === 'batchPatchThreats' && isObject(json) && Array.isArray(json.results)
            ? json.results.flatMap((result) =>
                isObject(result) && 'threat' in result ? [result.threat] : [],
              )
            : json,
      },
    },
  ],
  tell: async (probing) => {
    const seen = (await probedBatch(probing))?.seen;
    return seen && toldBy(Array.isArray(seen.json) ? 'threats' : 'results', seen);
  },
};

const schema = {
  type: 'object',
  required: ['results', 'summary'],
  properties: {
    results: {
      type: 'array',
      items: {
        type: 'object',
        required: ['success'],
        properties: {
          // As it was sent, whatever that was.
          threat_id: {},
          success: { type: 'boolean' },
          threat: { $ref: '#/components/schemas/Threat' },
          error: { type: 'string' },
        },
      },
    },
    summary: {
      type: 'object',
      required: ['total', 'succeeded', 'failed'],
      properties: {
        total: { type: 'integer' },
        succeeded: { type: 'integer' },
        failed: { type: 'integer' },
      },
    },
  },
};

/** Where nothing at all could be done, that is a bad request, and told in the same way. */
function withRefusal(operation: JsonObject): JsonObject {
  const refusal = {
    description: 'The request is malformed, or nothing of it could be done',
    content: {
      'application/json': { schema: { anyOf: [{ $ref: '#/components/schemas/Error' }, schema] } },
    },
  };
  return {
    ...operation,
    responses: { ...(isObject(operation.responses) && operation.responses), 400: refusal },
  };
}

function resultsOf(threats: unknown): unknown {
  if (!Array.isArray(threats)) return threats;
  const results = threats.map((threat) => ({
    threat_id: isObject(threat) ? threat.id : undefined,
    success: true,
    threat,
  }));
  return { results, summary: { total: results.length, succeeded: results.length, failed: 0 } };
}
