import { lastSegment } from '../operations/last-segment.ts';
import { isJson } from '../operations/media-type.ts';
import type { Response } from '../operations/operation.ts';
import { identifiersIn } from '../resources/identifiers.ts';
import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** RFC 9110, section 10.2.2: the Location of a 201 leads to what was created, which is what the body shows. */
export const misleadingLocation: DocumentRule = {
  name: 'misleading-location',
  help: 'Make the example of Location lead to the resource in the example of the body.',
  meaning:
    'The example of Location on a 201 does not end with an identifier in the example of the body. It leads readers and mocks to another resource.',
  source: 'RFC 9110, section 10.2.2',
  example: `
    paths:
      /pets:
        post:
          responses:
            201:
              description: Created
              headers:
                Location: { schema: { type: string }, example: /pets/8 }
              content:
                application/json:
                  schema: { type: object }
                  example: { id: 7, name: Rex }`,
  find: ({ cells }) => {
    const creations = cells.filter(({ response }) => response.status === '201');
    return [...Map.groupBy(creations, ({ response }) => response.pointer).values()].flatMap((same) => {
      const example = same[0] && misleading(same[0].response);
      if (!example) return [];
      const places = placesText(same.map(({ id }) => id));
      return [
        {
          pointer: example.pointer,
          message: `the example of Location does not end with an identifier that the example of the body has: ${places}`,
        },
      ];
    });
  },
};

/** The first example of Location that leads to none of the bodies that the examples show. */
function misleading({ headers, content }: Response) {
  const bodies = content.filter(({ type }) => isJson(type)).flatMap(({ examples }) => examples);
  const identifiers = bodies.flatMap(({ value }) => identifiersIn(value));
  if (identifiers.length === 0) return undefined;
  return headers
    .filter(({ name }) => name.toLowerCase() === 'location')
    .flatMap(({ examples }) => examples)
    .find(({ value }) => !identifiers.includes(lastSegment(String(value))));
}
