import type { Response } from '../../contract/operations/operation.ts';
import type { Check } from '../model/check.ts';
import { type Exchange, isServersChoice } from '../model/exchange.ts';

export const noServerError: Check = {
  id: 'no-server-error',
  title: 'No request gets a 5xx that the document does not list',
  help: 'Find the failure in the log of the server; return a documented 4xx for requests that the operation cannot handle.',
  meaning:
    'A 5xx means that the server failed, whatever was sent. The check finds each 5xx that the document does not list by its number or as 5XX: `default` describes an error, but does not document a failure of the server. It judges every request of a run, also the requests that create what others need. A 500 that is listed is found too if the request was sent to get another status; if it has to get that, `status-as-aimed` reports it. It does not apply to 501, to 503 with Retry-After or that does not come again when its scenario is run once more, or to failures that the run itself requested.',
  source: 'RFC 9110, section 15.6; F100 in the fault catalogue of Web Fuzzing Commons',
  example: {
    document: `
      /pets/{petId}:
        get:
          responses:
            200: { description: The pet }
            404: { description: No such pet }`,
    request: 'GET /pets/%00',
    response: '500 Internal Server Error',
  },
  level: 'MUST',
  judge: (exchange, { landed }) => {
    const { status } = exchange.response;
    if (isServerError(exchange, landed))
      return [{ message: `got ${status}: the server failed, and the document does not list that` }];
    return isListedFailure(exchange, landed)
      ? [{ message: `got ${status}: the server failed, which no request may cause although it is listed` }]
      : [];
  },
};

/** Whether an answer says that the server failed, and nobody was to expect it. */
export function isServerError(
  { purpose, response: { status, headers } }: Exchange,
  landed: Response | undefined,
): boolean {
  if (status < 500 || status === 501 || !isServersChoice(purpose)) return false;
  if (status === 503 && headers['retry-after'] !== undefined) return false;
  return landed === undefined || landed.status === 'default';
}

/**
 * Whether a request that was aimed at something else, without having to reach it, got a 500 that the document lists. A
 * request that has to reach something else is judged by `status-as-aimed`.
 */
function isListedFailure({ purpose, response }: Exchange, landed: Response | undefined): boolean {
  const { expected, alternatives = [], binding } = purpose;
  if (response.status !== 500 || binding || !isServersChoice(purpose) || landed === undefined) return false;
  return ![expected, ...alternatives].includes(landed.status);
}
