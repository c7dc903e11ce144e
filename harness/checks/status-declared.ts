import type { Check } from '../model/check.ts';

export const statusDeclared: Check = {
  id: 'status-declared',
  title: 'The document lists every status that the operation answers with',
  help: 'Answer with a status that the operation lists, or add this one to its responses.',
  level: 'MUST',
  judge: ({ operation, response }, { landed }) => {
    if (landed) return [];
    const listed = operation.responses.map(({ status }) => status).join(', ');
    return [
      {
        message: `answered ${response.status}, which the document does not list for this operation (it lists ${listed})`,
      },
    ];
  },
};
