import type { Check } from '../model/check.ts';
import { isUnanswered } from '../model/exchange.ts';
import { isServerError } from './no-server-error.ts';
import { isOptionalRefusal } from './refusal-listed.ts';

export const statusDeclared: Check = {
  id: 'status-declared',
  title: 'The document lists every status that the operation returns',
  help: 'Return a status that the operation lists, or add this one to its responses.',
  meaning:
    'The document lists which statuses an operation returns: by number (404), by range (4XX) or with `default`. Clients handle only those. The check judges every response, whatever its scenario tests, except those that `no-server-error` and `refusal-listed` judge: failures, answers to probes, and refusals of requests that may be refused.',
  source: 'OpenAPI 3.1.0, section 4.8.16 (Responses Object)',
  example: {
    document: `
      /pets/{petId}:
        get:
          responses:
            200: { description: The pet }
            404: { description: No such pet }`,
    request: 'GET /pets/7',
    response: '302 Found',
  },
  level: 'MUST',
  judge: (exchange, { landed }) => {
    const { operation, purpose, response } = exchange;
    if (landed || purpose.probe || isOptionalRefusal(exchange)) return [];
    if (isUnanswered(response) || isServerError(exchange, landed)) return [];
    const listed = operation.responses.map(({ status }) => status).join(', ');
    return [
      {
        message: `got ${response.status}, which the document does not list for this operation (it lists ${listed})`,
      },
    ];
  },
};
