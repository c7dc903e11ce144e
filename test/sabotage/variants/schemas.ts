import { diagram, document, listModels, readModel, source, threat } from '../operations.ts';
import { everyOperation, family } from '../sabotage.ts';
import { answering, having, members, without } from '../seams/answers.ts';

const errors = [400, 401, 403, 404, 409, 422, 429, 500];

/** Answers that drift away from what is documented. */
export const schemas = family('schemas', [
  {
    id: 'member-missing',
    title: 'A threat has no modified_at.',
    at: [threat.read],
    requirements: ['S0-200-data'],
    cells: [`${threat.read} 200`],
    apply: answering({ of: [200], json: without('modified_at') }),
  },
  {
    id: 'member-undocumented',
    title: 'A document shows a member that nobody documented.',
    at: [document.read],
    requirements: ['S0-200-data'],
    cells: [`${document.read} 200`],
    apply: answering({ of: [200], json: having({ revision: 3 }) }),
  },
  {
    id: 'owner-as-text',
    title: 'The owner of a threat model is a text.',
    at: [readModel],
    requirements: ['S0-200-owner', 'S0-200-data'],
    cells: [`${readModel} 200`],
    apply: answering({
      of: [200],
      json: having(({ owner }) => ({ owner: (owner as { email: string }).email })),
    }),
  },
  {
    id: 'list-in-an-envelope',
    title: 'A list of sources is an object with items.',
    at: [source.list],
    requirements: ['S0-200-data'],
    cells: [`${source.list} 200`],
    apply: answering({ of: [200], json: (items) => ({ items, total: (items as unknown[]).length }) }),
  },
  {
    id: 'moments-as-numbers',
    title: 'Timestamps are milliseconds.',
    at: [threat.create],
    seenAt: [threat.read, threat.replace],
    requirements: ['S0-200-timestamps'],
    cells: [`${threat.create} 201`],
    apply: answering({
      of: [201],
      json: having(({ created_at, modified_at }) => ({
        created_at: Date.parse(String(created_at)),
        modified_at: Date.parse(String(modified_at)),
      })),
    }),
  },
  {
    id: 'moments-without-zone',
    title: 'Timestamps of threat models have no zone.',
    at: [readModel],
    requirements: ['S0-200-timestamps', 'S0-200-data'],
    cells: [`${readModel} 200`],
    apply: answering({
      of: [200],
      json: having(({ created_at, modified_at }) => ({
        created_at: String(created_at).replace('Z', ''),
        modified_at: String(modified_at).replace('Z', ''),
      })),
    }),
  },
  {
    id: 'enum-in-lower-case',
    title: 'The type of a diagram is written in lower case.',
    at: [diagram.read],
    requirements: ['S0-200-data'],
    cells: [`${diagram.read} 200`],
    apply: answering({ of: [200], json: having(({ type }) => ({ type: String(type).toLowerCase() })) }),
  },
  {
    id: 'number-as-text',
    title: 'The counts in the list of threat models are texts.',
    at: [listModels],
    requirements: ['S0-200-data'],
    cells: [`${listModels} 200`],
    apply: answering({
      of: [200],
      json: having(({ threat_count }) => ({ threat_count: String(threat_count) })),
    }),
  },
  {
    id: 'flag-as-number',
    title: 'Whether a threat is mitigated is 0 or 1.',
    at: [threat.replace],
    requirements: ['S0-200-data'],
    cells: [`${threat.replace} 200`],
    apply: answering({ of: [200], json: having(({ mitigated }) => ({ mitigated: mitigated ? 1 : 0 })) }),
  },
  {
    id: 'null-for-a-list',
    title: 'The cells of a diagram without any are null.',
    at: [diagram.create],
    cells: [`${diagram.create} 201`],
    apply: answering({ of: [201], json: having({ cells: null }) }),
  },
  {
    id: 'error-without-description',
    title: 'Errors have no error_description.',
    at: everyOperation,
    requirements: ['S0-error-format-description'],
    apply: answering({ of: errors, json: without('error_description') }),
  },
  {
    id: 'error-description-empty',
    title: 'Errors have an empty error_description.',
    at: everyOperation,
    requirements: ['S0-error-format-description'],
    apply: answering({ of: errors, json: having({ error_description: '' }) }),
  },
  {
    id: 'error-without-code',
    title: 'Errors have a code of their own instead of error.',
    at: everyOperation,
    requirements: ['S0-error-format-error'],
    apply: answering({ of: errors, json: members(({ error, ...rest }) => ({ code: error, ...rest })) }),
  },
  {
    id: 'error-in-capitals',
    title: 'The error is written in capitals.',
    at: everyOperation,
    requirements: ['S0-error-format-error', 'S0-error-format-codes-by-status'],
    apply: answering({ of: errors, json: having(({ error }) => ({ error: String(error).toUpperCase() })) }),
  },
  {
    id: 'error-of-another-status',
    title: 'A 404 carries the error of a 400.',
    at: [threat.read],
    requirements: ['S0-404-code-not-found', 'S0-error-format-codes-by-status'],
    cells: [`${threat.read} 404`],
    apply: answering({ of: [404], json: having({ error: 'invalid_input' }) }),
  },
  {
    id: 'error-of-a-patch-that-makes-no-sense',
    title: 'A 422 carries the error of a 400.',
    at: [diagram.patch],
    requirements: ['S0-422-code-unprocessable-entity'],
    cells: [`${diagram.patch} 422`],
    apply: answering({ of: [422], json: having({ error: 'invalid_input' }) }),
  },
  {
    id: 'error-details-as-text',
    title: 'The details of an error are a text.',
    at: [threat.create],
    requirements: ['S0-error-format-details'],
    cells: [`${threat.create} 400`],
    apply: answering({ of: [400], json: having({ details: 'see the log' }) }),
  },
  {
    id: 'tokens-without-lifetime',
    title: 'Refreshed tokens do not say how long they are good.',
    at: ['POST /oauth2/refresh'],
    requirements: ['S0-200-data'],
    cells: ['POST /oauth2/refresh 200'],
    apply: answering({ of: [200], json: without('expires_in') }),
  },
]);
