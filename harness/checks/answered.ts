import type { Check } from '../model/check.ts';
import { isUnanswered } from '../model/exchange.ts';

export const answered: Check = {
  id: 'answered',
  title: 'Every request gets an answer',
  help: 'Find what ends the connection or never finishes, by the log of the server, and answer the request instead.',
  meaning:
    'A request is sent and no whole answer comes: the connection is closed, what comes is not HTTP, or nothing comes in time. It is sent again, and another request before and after it is answered. The check fails when the same request gets no answer both times. A target that answers nobody is not accused of this: the run ends, and says so.',
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
      ? [{ message: `got no answer, twice: ${response.failure ?? 'the connection was closed'}` }]
      : [],
};
