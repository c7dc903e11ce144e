import { generateSync } from 'json-schema-faker';
import type { Contract } from './contract.ts';
import { at, isObject, type JsonObject } from './json.ts';
import type { Example, MediaType, Parameter } from './operation.ts';
import { createPatchSamples, isListOfOperations, type PatchSamples } from './patch-sample.ts';
import type { Validators } from './validators.ts';

/** A value that satisfies a schema, and where it comes from. */
interface Sample {
  readonly value: unknown;
  readonly from: 'example' | 'schema-example' | 'generated';
  /** The example's name, if it is one. */
  readonly name: string | undefined;
}

export interface Samples {
  /** A valid request body, or undefined if none could be found. */
  readonly request: (media: MediaType) => Sample | undefined;
  /** A valid response body, or undefined if none could be found. */
  readonly response: (media: MediaType) => Sample | undefined;
  /** A valid value of a parameter, as JSON; undefined if none could be found. */
  readonly parameter: (parameter: Parameter) => Sample | undefined;
}

/**
 * Valid values for the schemas of a contract: its own examples first, as far as they are valid, then values generated
 * from the schema alone (seeded, so that they are always the same). Each is found once.
 */
export function createSamples(contract: Contract): Samples {
  const { requests, responses, intended } = contract;
  /** Most contracts have no patches, and many users of samples never ask for one. */
  let known: PatchSamples | undefined;
  const patches = (): PatchSamples => {
    known ??= createPatchSamples(contract, (media) => request(media)?.value);
    return known;
  };
  const request = remember((media: MediaType): Sample | undefined => {
    const applies = (value: unknown) => !isListOfOperations(value) || patches().applies(media, value);
    const sample = find(intended, requests, media, applies);
    if (media.schema === undefined || (sample && sample.from !== 'generated')) return sample;
    const value = patches().make(media, sample?.value);
    if (value !== undefined && requests.at(media.schema).accepts(value))
      return { value, from: 'generated', name: undefined };
    // A patch of the document that may not apply is still better than one made blindly.
    const hasPatch = media.examples.some((example) => isListOfOperations(example.value));
    return hasPatch ? find(intended, requests, media) : sample;
  });
  return {
    request,
    response: remember((media: MediaType) => find(intended, responses, media)),
    parameter: remember((parameter: Parameter) => find(intended, requests, parameter)),
  };
}

interface Sampled {
  readonly schema: string | undefined;
  readonly examples: readonly Example[];
}

/** `fits` says which of the valid examples are good for anything. */
function find(
  document: JsonObject,
  validators: Validators,
  { schema, examples }: Sampled,
  fits: (value: unknown) => boolean = () => true,
): Sample | undefined {
  if (schema === undefined) {
    const [first] = examples;
    return first && { value: first.value, from: 'example', name: first.name };
  }
  const validator = validators.at(schema);
  const isGood = (value: unknown) => validator.accepts(value) && fits(value);
  const example = examples.find(({ value }) => isGood(value));
  if (example) return { value: example.value, from: 'example', name: example.name };
  const ofSchema = schemaExamples(at(document, schema)).find(isGood);
  if (ofSchema !== undefined) return { value: ofSchema, from: 'schema-example', name: undefined };
  const value = generateValid(document, schema, validator.accepts);
  return value === undefined ? undefined : { value, from: 'generated', name: undefined };
}

function schemaExamples(schema: unknown): unknown[] {
  if (!isObject(schema)) return [];
  const { example, examples, default: preset } = schema;
  return [example, ...(Array.isArray(examples) ? examples : []), preset].filter(
    (value) => value !== undefined,
  );
}

/**
 * Tries a few seeds with all members, then with the required ones only: generators do not get every combination of
 * keywords right, and what they give is judged, not trusted.
 */
function generateValid(document: JsonObject, schema: string, accepts: (value: unknown) => boolean): unknown {
  const seeds = [1, 2, 3, 4, 5];
  for (const optionalsProbability of [1, 0]) {
    for (const seed of seeds) {
      const value = generate(document, schema, { seed, optionalsProbability });
      if (value !== undefined && accepts(value)) return value;
    }
  }
  return undefined;
}

/** One value from a schema, or undefined where the generator gives up. It need not be valid. */
export function generate(
  document: JsonObject,
  schema: string,
  { seed, optionalsProbability }: { seed: number; optionalsProbability: number },
): unknown {
  const { components, paths } = document;
  const root = { $ref: schema, components, paths };
  try {
    return generateSync(root, { seed, optionalsProbability, maxItems: 2, maxDepth: 12, formats });
  } catch {
    // A schema that cannot be satisfied makes the generator throw; that there is no value is the answer.
    return undefined;
  }
}

const formats = {
  byte: () => 'YXNzYXk=',
  binary: () => 'assay',
};

function remember<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as V;
  };
}
