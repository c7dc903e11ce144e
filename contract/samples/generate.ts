import { at, type JsonObject } from '../json.ts';
import { createChance } from '../making/chance.ts';
import type { Choice } from '../making/choice.ts';
import { makeValue } from '../making/make-value.ts';
import type { Maker } from '../making/maker.ts';
import { lazily, perObject, remembered } from '../memoise.ts';
import { type Direction, forDirection, keywordOfUnsent } from '../schemas/direction.ts';
import { discriminated } from '../schemas/discriminated.ts';
import { createTester } from '../validation/validators.ts';

/** Makes a value from the schema at a pointer, or undefined where none is found. It need not be valid. */
export type Generate = (schema: string, manner: Manner) => unknown;

export interface Manner {
  /** The same seed gives the same value. */
  readonly seed: number;
  /** How likely it is that a member is there that need not be: from 0 to 1. */
  readonly optionals: number;
  /** Takes values from the examples that stand in the schema, where it has some. */
  readonly examples?: boolean;
  /** Makes nothing that the text of a parameter or a form cannot say: no null, no list and no text that is empty. */
  readonly onText?: boolean;
  /** The alternative to take of one list of the document that values are made from. */
  readonly choice?: Choice | undefined;
}

/** What values are made from: a document for one direction, with the names that discriminators give. */
export interface Source {
  readonly document: JsonObject;
  /** Whether a value satisfies a schema of that document. */
  readonly test: Maker['test'];
}

/**
 * The generator of values for the schemas of a document: for one direction without the members that are not sent that
 * way. There is one a document, for all who ask: preparing it takes long.
 */
export function generatorOf(document: JsonObject, direction?: Direction): Generate {
  return generatorsOf(document)(direction);
}

const generatorsOf = perObject((document: JsonObject) =>
  remembered((direction: Direction | undefined) => createGenerator(document, direction)),
);

/** What the values of a generator are made from. There is one a generator. */
export function sourceOf(document: JsonObject, direction?: Direction): Source {
  return sourcesOf(document)(direction);
}

const sourcesOf = perObject((document: JsonObject) =>
  remembered((direction: Direction | undefined) => createSource(document, direction)),
);

function createSource(document: JsonObject, direction: Direction | undefined): Source {
  const told = discriminated(direction ? forDirection(document, direction) : document, 'made');
  const tester = lazily(() => createTester(told));
  return { document: told, test: (schema, value) => tester()(schema, value) };
}

function createGenerator(given: JsonObject, direction: Direction | undefined): Generate {
  const { document, test } = sourceOf(given, direction);
  const unsent = direction && keywordOfUnsent(direction);
  return (schema, { seed, optionals, examples = false, onText = false, choice }) => {
    const maker: Maker = {
      document,
      chance: createChance(seed),
      optionals,
      examples,
      onText,
      unsent,
      test,
      varies: seed > 1,
      choice,
      effort: { steps: 0 },
      make: (schemas, depth) => makeValue(maker, schemas, depth),
    };
    return maker.make([at(document, schema)], 0);
  };
}
