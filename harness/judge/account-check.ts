import type { Check } from '../model/check.ts';

/** What two accounts together show: the strategy of the same name claims it. */
export const accountCheck: Omit<Check, 'judge'> = {
  id: 'another-account',
  title: 'What one account made is its own',
  help: 'Look up who may use a resource by its id, and not only in lists; return 403 or 404 to all others.',
  meaning:
    'A second account reads, changes or removes by its id what the first one made (broken object level authorization). The case shows both accounts, what their lists show, and what the first one sees afterwards. It is a violation where the document promises a refusal, and an advisory where it says nothing about who may use what.',
  source: 'OWASP API Security Top 10, API1:2023 (Broken Object Level Authorization)',
  example: {
    document: `
      /notes/{noteId}:
        get:
          responses:
            200: { description: The note }
            404: { description: Not found, or of another user }`,
    request: `
      GET /notes/7
      Authorization: Bearer <token of another account>`,
    response: `
      200 OK
      Content-Type: application/json

      {"id": 7, "text": "Of the first account"}`,
  },
  level: 'MUST',
};
