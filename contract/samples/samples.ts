import type { Contract } from '../contract.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import type { Choice } from '../making/choice.ts';
import { perObject } from '../memoise.ts';
import { hasMembers, isJson, isXml } from '../operations/media-type.ts';
import type { Example, MediaType, Parameter } from '../operations/operation.ts';
import { dataProblems, dataSchemas } from '../operations/sequence/event-data.ts';
import { sayableBody, sayableParameter } from '../operations/wire-value.ts';
import { contradiction } from '../schemas/contradiction.ts';
import { type Direction, forDirection } from '../schemas/direction.ts';
import { saysNothing } from '../schemas/says-nothing.ts';
import { createUnsentFinder, withoutUnsent } from '../schemas/unsent-members.ts';
import type { Validators } from '../validation/validators.ts';
import { type Alternative, alternativesOf } from './alternatives.ts';
import { firstPage } from './first-page.ts';
import { type Generate, generatorOf, type Manner, sourceOf } from './generate.ts';
import { createPatchSamples, isListOfOperations, type PatchSamples } from './patch-sample.ts';
import { repaired } from './repair-example.ts';
import type { Sample } from './sample.ts';

export interface Samples {
  /** A valid request body, or undefined if none could be found. */
  readonly request: (media: MediaType) => Sample | undefined;
  /** Alternatives of a request body: `oneOf`, `anyOf`, discriminators. */
  readonly alternatives: (media: MediaType) => readonly Alternative[];
  /** A valid response body, or undefined if none could be found. */
  readonly response: (media: MediaType) => Sample | undefined;
  /** A valid value of a parameter, as JSON; undefined if none could be found. */
  readonly parameter: (parameter: Parameter) => Sample | undefined;
  /** Another valid value of a parameter than that; undefined if none could be found. */
  readonly another: (parameter: Parameter) => unknown;
}

/**
 * Valid values for the schemas of a contract: its own examples first, as far as they are valid, then what of them is, then
 * values generated from the schema alone (seeded, so that they are always the same). Each is found once, whoever asks.
 */
export const samplesOf = perObject((contract: Contract): Samples => {
  const { requests, responses, intended: document } = contract;
  const generate = generatorOf(document, 'request');
  const ofRequests = {
    document,
    meant: () => forDirection(document, 'request'),
    generate,
    validators: requests,
    trim: trimmer(document, 'request'),
    whatever: {},
  };
  const ofResponses = {
    ...ofRequests,
    meant: () => forDirection(document, 'response'),
    generate: generatorOf(document, 'response'),
    validators: responses,
    trim: trimmer(document, 'response'),
  };
  const ofTexts = { ...ofRequests, whatever: 'assay' };
  /** Most contracts have no patches, and many users of samples never ask for one. */
  let known: PatchSamples | undefined;
  const patches = (): PatchSamples => {
    known ??= createPatchSamples(contract, (media) => request(media)?.value);
    return known;
  };
  const request = perObject((media: MediaType): Sample | undefined => {
    const applies = (value: unknown) => !isListOfOperations(value) || patches().applies(media, value);
    if (media.sequence) return filled(ofRequests, media, find(ofRequests, media));
    const isMarkup = isXml(media.type) && media.schema !== undefined;
    if (!hasMembers(media.type) && !isMarkup) return find(ofTexts, media);
    if (!isJson(media.type))
      return find(ofRequests, media, { say: (value) => sayableBody(media, value), onText: true });
    const sample = find(ofRequests, media, { fits: applies });
    if (media.schema === undefined || (sample && sample.from !== 'generated')) return sample;
    const value = patches().make(media, sample?.value);
    if (value !== undefined && requests.at(media.schema).accepts(value))
      return { value, from: 'generated', name: undefined };
    // A patch of the document that may not apply is still better than one made blindly.
    const hasPatch = media.examples.some((example) => isListOfOperations(example.value));
    const best = hasPatch ? find(ofRequests, media) : sample;
    const isBlind = best && isListOfOperations(best.value) && !patches().leavesValid(media, best.value);
    return isBlind ? { ...best, isBlind } : best;
  });
  const alternatives = perObject((media: MediaType) => {
    const { schema } = media;
    return hasMembers(media.type) && !media.sequence && schema !== undefined
      ? alternativesOf(sourceOf(document, 'request'), schema, {
          usual: () => request(media),
          isValid: (body) => requests.at(schema).accepts(body),
          find: (choice, fits) =>
            find(
              ofRequests,
              media,
              isJson(media.type)
                ? { fits, choice }
                : { fits, choice, say: (value) => sayableBody(media, value), onText: true },
            ),
        })
      : [];
  });
  const asText = (one: Parameter): Terms => ({
    say: (value) => sayableParameter(one, value),
    onText: one.style !== 'json',
  });
  const parameter = perObject((one: Parameter): Sample | undefined => {
    const sample = find(ofTexts, one, asText(one));
    const { schema } = one;
    if (sample?.from !== 'generated' || schema === undefined) return sample;
    return { ...sample, value: firstPage(one, sample.value, requests.at(schema).accepts) };
  });
  return {
    request,
    alternatives,
    another: perObject((one: Parameter) => {
      const { schema } = one;
      if (schema === undefined) return undefined;
      const first = JSON.stringify(parameter(one)?.value);
      const isOther = (value: unknown) =>
        requests.at(schema).accepts(value) && JSON.stringify(value) !== first;
      return generateValid(generate, schema, isOther, asText(one));
    }),
    response: perObject((media: MediaType) => {
      const sample = find(ofResponses, media);
      return media.sequence ? filled(ofResponses, media, sample) : sample;
    }),
    parameter,
  };
});

interface Sampled {
  readonly schema: string | undefined;
  readonly examples: readonly Example[];
}

interface SampleSource {
  readonly document: JsonObject;
  /** What of it a value that goes that way has to satisfy. */
  readonly meant: () => JsonObject;
  readonly generate: Generate;
  readonly validators: Validators;
  /** An example without the members that are not sent that way. */
  readonly trim: (schema: string, value: unknown) => unknown;
  /** The value for a schema that says nothing about it. */
  readonly whatever: unknown;
}

/** What a value has to be besides valid. */
interface Terms {
  /** Whether it is good for anything. */
  readonly fits?: (value: unknown) => boolean;
  /** The value as it goes over the wire; undefined where it cannot. */
  readonly say?: (value: unknown) => unknown;
  /** It goes over the wire as text, which has none for null. */
  readonly onText?: boolean;
  /** The alternative to take, where it is made. */
  readonly choice?: Choice;
}

function find(
  { document, meant, generate, validators, trim, whatever }: SampleSource,
  { schema, examples }: Sampled,
  terms: Terms = {},
): Sample | undefined {
  const { fits = () => true, say = (value) => value } = terms;
  if (schema === undefined) {
    const [first] = examples;
    return first
      ? { value: first.value, from: 'example', name: first.name }
      : { value: whatever, from: 'generated', name: undefined };
  }
  const validator = validators.at(schema);
  const isGood = (value: unknown) => value !== undefined && validator.accepts(value) && fits(value);
  /** As it goes over the wire; what is not to be sent is left out where the rest is as good. */
  const goodOf = (value: unknown): unknown => [say(trim(schema, value)), say(value)].find(isGood);
  for (const { name, value } of examples) {
    const good = goodOf(value);
    if (good !== undefined) return { value: good, from: 'example', name };
  }
  const ofSchema = schemaExamples(at(document, schema))
    .map(goodOf)
    .find((value) => value !== undefined);
  if (ofSchema !== undefined) return { value: ofSchema, from: 'schema-example', name: undefined };
  if (saysNothing(document, at(document, schema), schema))
    return { value: whatever, from: 'generated', name: undefined };
  // What has no value would be looked for in every way there is.
  if (contradiction(meant(), at(meant(), schema)) !== undefined) return undefined;
  const made = generateValid(generate, schema, terms.choice ? isGood : validator.accepts, terms);
  if (made === undefined) return undefined;
  // What else stands in an example is of another alternative.
  if (terms.choice) return { value: made, from: 'generated', name: undefined };
  const shown = [...examples.map(({ value }) => value), ...schemaExamples(at(document, schema))];
  const [value = made] = shown.flatMap((each) => repaired(say(trim(schema, each)), made, isGood) ?? []);
  return { value, from: 'generated', name: undefined };
}

function trimmer(document: JsonObject, direction: Direction): SampleSource['trim'] {
  const find = createUnsentFinder(document, direction);
  return (schema, value) => withoutUnsent(find, schema, value);
}

/**
 * A sequence that shows something: with an item where an empty one would do, and with events whose `data` is the JSON that
 * is documented. Neither is anything that a generator knows of.
 */
function filled(source: SampleSource, media: MediaType, sample: Sample | undefined): Sample | undefined {
  if (media.schema === undefined || (sample && sample.from !== 'generated')) return sample;
  const { document, validators } = source;
  const schema = child(media.schema, 'items');
  if (!Array.isArray(sample?.value) || !isObject(at(document, schema))) return sample;
  const first = sample.value.length > 0 ? undefined : find(source, { schema, examples: [] });
  const items = first ? [first.value] : sample.value;
  const value = media.sequence === 'events' ? items.map((item) => withData(source, schema, item)) : items;
  return validators.at(media.schema).accepts(value) ? { ...sample, value } : sample;
}

function withData(source: SampleSource, schema: string, event: unknown): unknown {
  if (!isObject(event) || dataProblems(source, schema, event).length === 0) return event;
  const [described] = dataSchemas(source, schema, event);
  const data = described && find(source, { schema: described.schema, examples: [] });
  return data ? { ...event, data: JSON.stringify(data.value) } : event;
}

function schemaExamples(schema: unknown): unknown[] {
  if (!isObject(schema)) return [];
  const { example, examples, default: preset } = schema;
  return [example, ...(Array.isArray(examples) ? examples : []), preset].filter(
    (value) => value !== undefined,
  );
}

/**
 * From the fullest to the barest, each with a few seeds: generators do not get every combination of keywords right, and
 * what they give is judged, not trusted.
 */
const manners: readonly Omit<Manner, 'seed'>[] = [
  { optionals: 1, examples: true },
  { optionals: 1 },
  { optionals: 0 },
  { optionals: 0.5 },
];

const seeds = [1, 2, 3, 4, 5];

function generateValid(
  generate: Generate,
  schema: string,
  accepts: (value: unknown) => boolean,
  { say = (value) => value, onText = false, choice }: Terms,
): unknown {
  for (const manner of manners) {
    for (const seed of seeds) {
      const value = say(generate(schema, { seed, onText, choice, ...manner }));
      if (value !== undefined && accepts(value)) return value;
    }
  }
  return undefined;
}
