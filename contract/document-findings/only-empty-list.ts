import { at } from '../json.ts';
import { schemaUses } from '../schema-uses.ts';
import { emptyListOnly } from '../schemas/contradiction.ts';
import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** A list whose items are impossible by the letter: valid only while it is empty. */
export const onlyEmptyList: DocumentRule = {
  name: 'only-empty-list',
  help: 'Correct the schema of the items; no value satisfies it.',
  meaning:
    'The items of a list contradict themselves, so that `[]` is the only valid list. A test that gets `[]` passes and shows nothing.',
  source: 'JSON Schema 2020-12, Core, section 10.3.1',
  example: `
    paths:
      /pets:
        get:
          responses:
            200:
              description: All pets
              content:
                application/json:
                  schema: { type: array, items: { type: integer, minimum: 10, maximum: 5 } }`,
  find: (contract) =>
    [...Map.groupBy(schemaUses(contract), ({ schema }) => schema)].flatMap(([pointer, uses]) => {
      const reason = emptyListOnly(contract.written, at(contract.written, pointer));
      if (!reason) return [];
      const places = placesText(uses.map(({ place }) => place));
      return [
        {
          pointer,
          message: `only the empty list satisfies this schema, because its items are impossible: ${reason}; used by ${places}`,
        },
      ];
    }),
};
