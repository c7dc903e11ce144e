import type { Check } from '../model/check.ts';
import { isUnanswered } from '../model/exchange.ts';

export const answered: Check = {
  id: 'answered',
  title: 'Every request gets a response',
  help: 'Use the log of the server to find what closes the connection or never finishes, and return a response instead.',
  meaning:
    'A request gets no complete response: the connection is closed, the response is not HTTP, or it does not arrive in time. The request is sent again, and another request, sent before and after it, gets a response. The check fails if the same request gets no response both times. If the target answers no request at all, this is not a violation: the run ends, and says so.',
  source: 'RFC 9112, sections 2.1 and 9.3; RFC 9110, section 15.6',
  example: {
    document: `
      /pets:
        post:
          responses:
            201: { description: Created }`,
    request: `
      POST /pets
      Content-Type: application/json

      {"name": "\\u0000"}`,
    response: '0 (no answer)',
  },
  level: 'MUST',
  judge: ({ response }) =>
    isUnanswered(response)
      ? [{ message: `got no response, twice: ${response.failure ?? 'the connection was closed'}` }]
      : [],
};
