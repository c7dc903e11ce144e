import type { Contract } from '../contract.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { type SchemaUse, schemaUses } from '../schema-uses.ts';
import { contradiction } from '../schemas/contradiction.ts';
import { forDirection } from '../schemas/direction.ts';
import { schemaLibraries } from '../schemas/schema-map.ts';
import type { Defect, DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** A schema that no value satisfies by the letter: what uses it is impossible as written, whatever a server does. */
export const unsatisfiableSchema: DocumentRule = {
  name: 'unsatisfiable-schema',
  help: 'Correct the schema: no value is valid.',
  meaning:
    'The schema contradicts itself, so no value is valid. A server cannot send a valid response, and a client cannot send a valid request.',
  source: 'JSON Schema 2020-12, Validation',
  example: `
    components:
      schemas:
        Pet: { type: integer, minimum: 10, maximum: 5 }`,
  find: (contract) => {
    const uses = Map.groupBy(schemaUses(contract), ({ schema }) => schema);
    const documents = {
      request: forDirection(contract.written, 'request'),
      response: forDirection(contract.written, 'response'),
    };
    return [...new Set([...componentSchemas(contract), ...uses.keys()])].flatMap((pointer) =>
      defectOf(pointer, uses.get(pointer) ?? [], documents),
    );
  },
};

function defectOf(
  pointer: string,
  uses: readonly SchemaUse[],
  documents: Readonly<Record<SchemaUse['direction'], JsonObject>>,
): Defect[] {
  const reasons = {
    request: contradiction(documents.request, at(documents.request, pointer)),
    response: contradiction(documents.response, at(documents.response, pointer)),
  };
  const impossible = uses.filter(({ direction }) => reasons[direction]);
  const reason =
    uses.length > 0 ? reasons[impossible[0]?.direction ?? 'response'] : reasons.request && reasons.response;
  if (!reason || (uses.length > 0 && impossible.length === 0)) return [];
  const consequence =
    impossible.length > 0
      ? `; impossible as written: ${placesText(impossible.map(({ place }) => place))}`
      : '';
  return [{ pointer, message: `no value satisfies this schema: ${reason}${consequence}` }];
}

function componentSchemas({ written }: Contract): string[] {
  return schemaLibraries.flatMap((library) => {
    const schemas = at(written, library);
    return Object.keys(isObject(schemas) ? schemas : {}).map((name) => child(library, name));
  });
}
