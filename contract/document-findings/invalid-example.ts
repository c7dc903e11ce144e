import type { Contract } from '../contract.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { invalidKeyword } from '../normalise/invalid-keyword.ts';
import { invalidPattern } from '../normalise/invalid-pattern.ts';
import { schemaUses } from '../schema-uses.ts';
import { forDirection } from '../schemas/direction.ts';
import { mapSchemas, visitSchemas, withoutExamples } from '../schemas/schema-map.ts';
import { createValidators, type Problem, type Validator, type Validators } from '../validation/validators.ts';
import type { Defect, DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** An example, or a default, that its own schema refuses: of a body, a parameter, a header, or inside a schema. */
export const invalidExample: DocumentRule = {
  name: 'invalid-example',
  help: 'Correct the example, or the schema that it violates.',
  meaning:
    'An example or a default is not valid by its schema. One of the two is wrong. Readers copy examples, and mocks return them.',
  source: 'OpenAPI 3.1.0, section 4.8.14 (Media Type Object): examples match the schema',
  example: `
    paths:
      /pets:
        get:
          responses:
            200:
              description: The number of pets
              content:
                application/json:
                  schema: { type: integer }
                  example: many`,
  find: (contract) => [...ofUses(contract), ...ofSchemas(contract)],
};

function ofUses(contract: Contract): Defect[] {
  const validators = { request: contract.requests, response: contract.responses };
  const uses = schemaUses(contract).flatMap((use) => use.examples.map((example) => ({ use, example })));
  const distinct = Map.groupBy(
    uses,
    ({ use, example }) => `${example.pointer} ${use.schema} ${use.direction}`,
  );
  return [...distinct.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { use, example } = first;
    const what = `the example of ${placesText(same.map(({ use: { place } }) => place))}`;
    return refusal(example.pointer, what, validators[use.direction].at(use.schema).problems(example.value));
  });
}

/** `example` (OpenAPI 3.0), `examples` and `default` beside the keywords of a schema. */
function ofSchemas(contract: Contract): Defect[] {
  const judges = judgesOf(contract);
  const defects: Defect[] = [];
  visitSchemas(contract.written, (schema, pointer) => {
    for (const { where, what, value } of examplesIn(schema, pointer)) {
      const [problems, ...others] = judges(pointer).map((judge) => judge.problems(value));
      if (problems && !others.some((none) => none.length === 0))
        defects.push(...refusal(where, what, problems));
    }
  });
  return defects;
}

interface ExampleInSchema {
  readonly where: string;
  readonly what: string;
  readonly value: unknown;
}

function examplesIn(schema: JsonObject, pointer: string): ExampleInSchema[] {
  const single = (['example', 'default'] as const).flatMap((name) =>
    name in schema ? [{ where: child(pointer, name), what: `the ${name}`, value: schema[name] }] : [],
  );
  const several = Array.isArray(schema.examples) ? schema.examples : [];
  return [
    ...single,
    ...several.map((value, index) => ({
      where: child(pointer, 'examples', index),
      what: `example ${index + 1}`,
      value,
    })),
  ];
}

/**
 * What judges the examples of a schema: the schema as it is meant, in requests and in responses; one of both has to
 * accept. A part of a schema that was read differently as a whole no longer stands there, and is judged as written.
 */
function judgesOf(contract: Contract): (pointer: string) => Validator[] {
  let parts: readonly Validators[] | undefined;
  return (pointer) => {
    if (isObject(at(contract.intended, pointer)))
      return [contract.responses.at(pointer), contract.requests.at(pointer)];
    parts ??= validatorsOfParts(contract);
    return parts.map((validators) => validators.at(pointer.replace(/^#/, `#/${asWritten}`)));
  };
}

const asWritten = 'x-as-written';

/**
 * The written schemas stand beside the intended ones, so that what they refer to is what is meant. Their examples are left
 * out: what looks like a schema in them, an `$id` for example, is data.
 */
function validatorsOfParts({ intended, written }: Contract): Validators[] {
  const document = { ...intended, [asWritten]: withoutExamples(mapSchemas(written, compilable)) };
  return (['response', 'request'] as const).map((direction) =>
    createValidators(forDirection(document, direction), { allProblems: true }),
  );
}

/** A schema without what keeps it from being compiled, and without moving what stands inside. */
function compilable(schema: JsonObject): JsonObject {
  const { nullable: _, ...rest } = schema;
  return [invalidKeyword, invalidPattern].reduce(
    (current, { read }) => read(current, schema)?.schema ?? current,
    rest as JsonObject,
  );
}

function refusal(pointer: string, what: string, problems: readonly Problem[]): Defect[] {
  const [first, ...others] = problems;
  if (!first) return [];
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return [{ pointer, message: `${what} does not satisfy its schema: ${first.message}${more}` }];
}
