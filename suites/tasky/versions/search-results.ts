import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeAnswer, reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject } from '../../../suite/suite.ts';

/** Boards are found since 31 January 2026; before, tickets only. */
export const searchResults: Capability = {
  id: 'search-results',
  title: 'What a search finds',
  values: [
    { value: 'results', words: 'tickets and boards, in `results`' },
    {
      value: 'tickets',
      words: 'tickets, in `tickets`',
      change: {
        document: (document) =>
          reshapeOperations(document, ['search'], (operation) =>
            reshapeAnswer(operation, '200', {
              schema: () => ({ $ref: '#/components/schemas/OwnTicketsEnvelope' }),
              example: () => ({ ok: true, data: { tickets: [], total: 0, page: 1, totalPages: 0 } }),
            }),
          ),
        heard: (json, operation) =>
          operation === 'search' && isObject(json) && isObject(json.data) && Array.isArray(json.data.tickets)
            ? { ...json, data: { results: json.data.tickets.map((data) => ({ type: 'ticket', data })) } }
            : json,
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/api/tickets/search?q=assay', as: 'somebody' });
    const data = seen?.status === 200 && isObject(seen.json) ? seen.json.data : undefined;
    if (!seen || !isObject(data)) return undefined;
    if ('results' in data) return toldBy('results', seen);
    return 'tickets' in data ? toldBy('tickets', seen) : undefined;
  },
};
