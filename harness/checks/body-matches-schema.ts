import { closest, isJson } from '../../contract/operations/media-type.ts';
import { isBodiless } from '../../contract/operations/status.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

export const bodyMatchesSchema: Check = {
  id: 'body-matches-schema',
  title: 'The body of an answer is valid by its documented schema',
  help: 'Answer with what the schema describes, or correct the schema if the answer is what was meant.',
  level: 'MUST',
  judge: ({ request, response }, { contract, landed }) => {
    const documented = landed?.content ?? [];
    if (documented.length === 0 || request.method === 'HEAD' || isBodiless(response.status)) return [];
    // A media type without a schema demands nothing, not even a body.
    if (response.body === '')
      return documented.every(({ schema }) => schema !== undefined)
        ? [{ message: 'no body where the document describes one' }]
        : [];
    const sent = response.headers['content-type'] ?? '';
    const types = documented.map(({ type }) => type);
    const media = documented[closest(sent, types)];
    if (!media?.schema || !isJson(sent)) return [];
    const json = jsonOf(response);
    if (json === undefined) return [{ message: 'the body is not JSON, although its Content-Type says so' }];
    // By a part of a schema, nobody can tell what is right.
    if (media.unresolved) return [];
    const problems = contract.responses.at(media.schema).problems(json);
    return problems.map(({ message, pointer }) => ({ message, place: pointer }));
  },
};
