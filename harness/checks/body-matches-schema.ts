import { bodyProblems } from '../../contract/operations/body-problems.ts';
import { closest } from '../../contract/operations/media-type.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import { isBodiless } from '../../contract/operations/status.ts';
import { writtenAt } from '../../contract/schemas/written-at.ts';
import type { Check } from '../model/check.ts';

export const bodyMatchesSchema: Check = {
  id: 'body-matches-schema',
  title: 'The body of a response is valid by its documented schema',
  help: 'Return what the schema describes, or correct the schema if the response is right.',
  meaning:
    'A body in JSON or XML, and in OpenAPI 3.2 each item of a stream, must be valid by the schema that the document gives for its status and media type. A missing body fails too if it is documented, and so does a body that is not JSON or XML although its Content-Type says so. Bodies of other media types are not judged by a schema, nor is a body whose schema has an unresolved reference.',
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
    const contentType = response.headers['content-type'] ?? '';
    const media =
      documented[
        closest(
          contentType,
          documented.map(({ type }) => type),
        )
      ];
    if (response.body === '')
      return isOwed(documented, media) ? [{ message: 'no body where the document describes one' }] : [];
    if (!media) return [];
    const body = { contentType, text: response.body, isCut: response.cut !== undefined };
    const problems = bodyProblems(contract, contract.responses, media, body);
    return problems.map(({ message, pointer, keyword }) => {
      if (pointer === undefined) return { message };
      const flaw = { message, place: pointer };
      if (media.schema === undefined || keyword === undefined) return flaw;
      return { ...flaw, schema: writtenAt(contract.intended, media.schema, pointer, keyword) };
    });
  },
};

/** A media type without a schema demands nothing, not even a body, and a sequence without items is empty. */
function isOwed(documented: readonly MediaType[], sent: MediaType | undefined): boolean {
  return !sent?.sequence && documented.every(({ schema }) => schema !== undefined);
}
