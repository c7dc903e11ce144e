import type { Check } from '../model/check.ts';
import { isUnanswered } from '../model/exchange.ts';
import { isServerError } from './no-server-error.ts';

export const statusAsAimed: Check = {
  id: 'status-as-aimed',
  title: 'A request that must return a certain status returns it',
  help: 'Return the expected status for this request. The case in the report shows the request and the reason.',
  meaning:
    'A scenario sends a request that must return one certain status: a valid request succeeds, an unknown identifier is not found, a request without credentials is refused. The check fails if another status is returned. It judges only requests for which the document is clear; where the document only suggests a status, another status leaves the cell not exercised. A 405 or a 501 that the document lists means that the target does not support the method, or not for this request. `answered` judges a request without a response, and `no-server-error` a 5xx that the document does not list.',
  source: 'The strategy that planned the request: its page names the sections of the standards',
  example: {
    document: `
      /pets/{petId}:
        get:
          responses:
            200: { description: The pet }
            404: { description: No such pet }`,
    request: 'GET /pets/00000000-0000-4000-8000-000000000000',
    expected: '404',
    response: '200 OK',
  },
  level: 'MUST',
  judge: (exchange, { landed }) => {
    const { purpose, response } = exchange;
    if (!purpose.binding || landed?.status === purpose.expected) return [];
    // What failed altogether is one defect, and these say which.
    if (isUnanswered(response) || isServerError(exchange, landed)) return [];
    // RFC 9110, sections 15.5.6 and 15.6.2: where the document lists them for a method that it has, the method is switched off here.
    if (landed?.status === '405' || landed?.status === '501') return [];
    return [{ message: `got ${response.status}, expected ${purpose.expected}` }];
  },
};
