import { matches } from '../../contract/operations/media-type.ts';
import { isBodiless } from '../../contract/operations/status.ts';
import { bodyProblems } from '../../contract/read-body.ts';
import type { Check } from '../model/check.ts';

export const bodyMatchesSchema: Check = {
  id: 'body-matches-schema',
  title: 'The body of an answer is valid by its documented schema',
  help: 'Answer with what the schema describes, or correct the schema if the answer is what was meant.',
  level: 'MUST',
  judge: ({ request, response }, { contract, landed }) => {
    const documented = landed?.content ?? [];
    if (documented.length === 0 || request.method === 'HEAD' || isBodiless(response.status)) return [];
    const contentType = response.headers['content-type'] ?? '';
    const media = documented.find(({ type }) => matches(contentType, type));
    // A sequence of no items is empty.
    if (response.body === '' && !media?.sequence)
      return [{ message: 'no body where the document describes one' }];
    if (!media) return [];
    const body = { contentType, text: response.body, isCut: response.cut !== undefined };
    const problems = bodyProblems(contract, contract.responses, media, body);
    return problems.map(({ message, pointer }) =>
      pointer === undefined ? { message } : { message, place: pointer },
    );
  },
};
