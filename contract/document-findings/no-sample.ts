import type { Contract } from '../contract.ts';
import { at } from '../json.ts';
import { type Samples, samplesOf } from '../samples/samples.ts';
import { type SchemaUse, schemaUses } from '../schema-uses.ts';
import { contradiction } from '../schemas/contradiction.ts';
import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/**
 * A schema without a valid example, for which no value could be made either although nothing proves that there is
 * none. Where something does, `unsatisfiable-schema` says so.
 */
export const noSample: DocumentRule = {
  name: 'no-sample',
  help: 'Give a valid example, so that a mock has a response and a test has a request.',
  meaning:
    'The schema has no valid example, and no valid value could be generated from it. A mock has nothing to return, and a test has no request. The usual reason is a pattern with several conditions.',
  source: 'Decision of this project: what cannot be generated is reported, never guessed',
  example: `
    paths:
      /pets:
        get:
          responses:
            200:
              description: A code
              content:
                application/json:
                  schema: { type: string, pattern: '^(?=.*d)(?=.*e)[a-f]{9}$', maxLength: 8 }`,
  find: (contract) => {
    const samples = samplesOf(contract);
    return [...Map.groupBy(schemaUses(contract), ({ schema }) => schema)].flatMap(([pointer, uses]) => {
      const directions = [...Map.groupBy(uses, ({ direction }) => direction)];
      const without = directions.flatMap(([direction, same]) =>
        hasSample(samples, pointer, direction, same) ? [] : same,
      );
      if (without.length === 0 || isImpossible(contract, pointer)) return [];
      const places = placesText(without.map(({ place }) => place));
      return [
        { pointer, message: `no value that satisfies this schema was found; give an example for ${places}` },
      ];
    });
  },
};

function hasSample(
  samples: Samples,
  schema: string,
  direction: SchemaUse['direction'],
  uses: readonly SchemaUse[],
): boolean {
  const examples = uses.flatMap((use) => use.examples);
  return samples[direction]({ type: '', schema, examples }) !== undefined;
}

function isImpossible({ intended }: Contract, pointer: string): boolean {
  return contradiction(intended, at(intended, pointer)) !== undefined;
}
