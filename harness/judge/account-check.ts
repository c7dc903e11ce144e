import type { Check } from '../model/check.ts';

/** Compares what two accounts can do; the strategy of the same name makes the claim. */
export const accountCheck: Omit<Check, 'judge'> = {
  id: 'another-account',
  title: 'Accounts cannot access what other accounts created',
  help: 'Check authorization when a resource is requested by its id, not only in lists; return 403 or 404 to all others.',
  meaning:
    'A second account reads, changes or removes a resource of the first account by its id (broken object level authorization). The case shows both accounts, their lists, and what the first account sees afterwards. It is a violation if the document promises a refusal, and an advisory if the document says nothing about authorization.',
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
