import type { Check } from '../model/check.ts';
import { isUnanswered } from '../model/exchange.ts';

export const refusalListed: Check = {
  id: 'refusal-listed',
  title: 'The document lists the statuses that an operation returns for invalid requests',
  help: 'Add this status to the responses of the operation, so that clients know what to expect.',
  meaning:
    'A probe sends unusual or invalid values to an operation, and it returns a status below 500 that the document does not list. The refusal itself is right, but clients do not expect it. The check is an advisory, once for each status, and applies only to probes: `status-declared` judges all other requests.',
  source: 'OpenAPI 3.1.0, section 4.8.16 (Responses Object)',
  example: {
    document: `
      /pets:
        get:
          responses:
            200: { description: The pets }`,
    request: 'GET /pets?limit=2147483648',
    probe: { what: '"limit" at 2147483648', forbidden: false },
    response: '400 Bad Request',
  },
  level: 'SHOULD',
  judge: ({ purpose: { probe }, response }, { landed }) =>
    probe && !landed && response.status < 500 && !isUnanswered(response)
      ? [
          {
            message: `got ${response.status} for a probe, and the document does not list that status: document it`,
          },
        ]
      : [],
};
