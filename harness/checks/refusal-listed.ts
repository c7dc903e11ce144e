import type { Check } from '../model/check.ts';
import { type Exchange, isServersChoice, isUnanswered } from '../model/exchange.ts';

export const refusalListed: Check = {
  id: 'refusal-listed',
  title: 'The document lists the statuses that an operation returns for invalid requests',
  help: 'Add this status to the responses of the operation, so that clients know what to expect.',
  meaning:
    'A probe sends unusual or invalid values to an operation, and it returns a status below 500 that the document does not list. Or the operation refuses a request that it may refuse: the run does not know that the resources in it exist, or sends it only to set something up. The refusal itself may be right, but clients do not expect it. The check is an advisory, once for each status: `status-declared` judges all other requests.',
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
  judge: (exchange, { landed }) => {
    const { purpose, response } = exchange;
    if (landed || response.status >= 500 || isUnanswered(response)) return [];
    const what = purpose.probe
      ? 'a probe'
      : isOptionalRefusal(exchange)
        ? 'a request that may be refused'
        : undefined;
    return what === undefined
      ? []
      : [
          {
            message: `got ${response.status} for ${what}, and the document does not list that status: document it`,
          },
        ];
  },
};

/**
 * Whether a 4xx answers a request of which nobody knows that it must succeed: what its identifiers, references and secrets
 * name may not be there.
 */
export function isOptionalRefusal({
  purpose,
  response: { status },
}: Pick<Exchange, 'purpose' | 'response'>): boolean {
  // A limit refuses nothing that is wrong with the request.
  return !purpose.binding && isServersChoice(purpose) && status >= 400 && status < 500 && status !== 429;
}
