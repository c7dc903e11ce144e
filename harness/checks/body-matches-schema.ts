import { closest, isJson } from '../../contract/operations/media-type.ts';
import { isBodiless } from '../../contract/operations/status.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

export const bodyMatchesSchema: Check = {
  id: 'body-matches-schema',
  title: 'The body of an answer is valid by its documented schema',
  help: 'Answer with what the schema describes, or correct the schema if the answer is what was meant.',
  meaning:
    'A JSON body has to be valid by the schema that the document gives for its status and media type. A body that is documented and missing fails too, and so does one that says it is JSON and is not. Bodies of other media types are not judged by a schema; neither is one whose schema refers to something that the document lacks.',
  source: 'OpenAPI 3.1.0, section 4.8.14 (Media Type Object); JSON Schema 2020-12, Validation',
  example: {
    document: `
      /pets/{petId}:
        get:
          responses:
            200:
              description: The pet
              content:
                application/json:
                  schema:
                    type: object
                    required: [id, name]
                    properties: { id: { type: integer }, name: { type: string } }`,
    request: 'GET /pets/7',
    response: `
      200 OK
      Content-Type: application/json

      {"id": "7", "name": "Rex"}`,
  },
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
