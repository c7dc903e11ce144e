import { at } from '../json.ts';
import { schemaUses } from '../schema-uses.ts';
import { emptyListOnly } from '../schemas/contradiction.ts';
import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** A list whose items are impossible by the letter: valid only while it is empty. */
export const onlyEmptyList: DocumentRule = {
  name: 'only-empty-list',
  help: 'Correct the schema of the items; no value satisfies it.',
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
