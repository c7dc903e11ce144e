import { type Contract, judgedDocument } from '../../contract/contract.ts';
import { lazily, remembered } from '../../contract/memoise.ts';
import { isJson, isXml } from '../../contract/operations/media-type.ts';
import type { Example, MediaType } from '../../contract/operations/operation.ts';
import { writeSequence } from '../../contract/operations/sequence/sequence.ts';
import { generatorOf } from '../../contract/samples/generate.ts';
import { samplesOf } from '../../contract/samples/samples.ts';
import { createUnsentFinder, withoutUnsent } from '../../contract/schemas/unsent-members.ts';
import { createValidators, type Validators } from '../../contract/validation/validators.ts';
import { parseXml } from '../../contract/xml/parse-xml.ts';
import { writeXml } from '../../contract/xml/write-xml.ts';

/** A value for the body of an answer. */
export interface Body {
  readonly value: unknown;
  readonly example: Example | undefined;
  /** By the schema as it was written; by what was meant where nothing satisfies the writing; or not at all. */
  readonly valid: Validity;
}

type Validity = 'as-written' | 'as-intended' | 'not';

export interface Bodies {
  readonly judge: (schema: string | undefined, value: unknown) => Validity;
  /** The examples that the schema allows, in the order of the document. */
  readonly examples: (media: MediaType) => readonly Body[];
  /** What answers when nothing more particular does: the first valid example, else a generated value. */
  readonly best: (media: MediaType) => Body;
  /** A generated value, another one for each seed; the best body where none can be generated. */
  readonly generated: (media: MediaType, seed: number) => Body;
  /** A value without the members that are write-only, at any depth. */
  readonly shown: (schema: string | undefined, value: unknown) => unknown;
  /** The bytes of a value: JSON, XML or a sequence as the media type says, text as it is for the others. */
  readonly serialise: (media: Serialised, value: unknown) => string;
}

/** What the bytes of a value depend on besides itself. */
type Serialised = Pick<MediaType, 'type' | 'schema' | 'sequence' | 'itemTypes'>;

/** Finds the bodies of answers. Each is found on first use and kept. */
export function createBodies(contract: Contract): Bodies {
  const samples = samplesOf(contract);
  const asWritten = generatorOf(contract.written, 'response');
  const asIntended = generatorOf(contract.intended, 'response');
  const written = lazily(() => writtenValidators(contract));
  const judge = (schema: string | undefined, value: unknown): Validity => {
    if (schema === undefined || accepts(written(), schema, value) === true) return 'as-written';
    return accepts(contract.responses, schema, value) === false ? 'not' : 'as-intended';
  };
  const find = createUnsentFinder(contract.intended, 'response');
  const shown: Bodies['shown'] = (schema, value) =>
    schema === undefined ? value : withoutUnsent(find, schema, value);
  const examples = remembered((media: MediaType) =>
    media.examples
      .map((example) => {
        const value = shown(media.schema, example.value);
        return { value, example, valid: judge(media.schema, value) };
      })
      .filter(({ valid }) => valid !== 'not'),
  );

  function* candidates(media: MediaType): Generator<Body> {
    yield* examples(media);
    const { schema } = media;
    if (schema === undefined) {
      yield { value: isJson(media.type) ? {} : '', example: undefined, valid: 'as-written' };
      return;
    }
    const sample = samples.response(media)?.value;
    // A list of what cannot exist is valid while it is empty.
    const others = [sample, asWritten(schema, { seed: 1, optionals: 0 }), []];
    for (const value of others.filter((other) => other !== undefined)) {
      yield { value, example: undefined, valid: judge(schema, value) };
    }
  }

  const best = remembered((media: MediaType): Body => {
    let intended: Body | undefined;
    for (const body of candidates(media)) {
      if (body.valid === 'as-written') return body;
      if (body.valid === 'as-intended') intended ??= body;
    }
    return intended ?? { value: media.examples[0]?.value ?? {}, example: media.examples[0], valid: 'not' };
  });

  const generated = (media: MediaType, seed: number): Body => {
    const { schema } = media;
    // What stands in events is made for the best body alone.
    if (schema === undefined || media.sequence === 'events') return best(media);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const value = asIntended(schema, { seed: seed * 3 + attempt, optionals: 0.7 });
      const valid = value === undefined ? 'not' : judge(schema, value);
      if (valid === 'as-written') return { value, example: undefined, valid };
    }
    return best(media);
  };
  return {
    judge,
    examples,
    best,
    generated,
    shown,
    serialise: (media, value) => serialise(contract, media, value),
  };
}

/** The same validators where the document means what it says. */
function writtenValidators({ written, intended, responses }: Contract): Validators {
  return written === intended ? responses : createValidators(judgedDocument(written, 'response'));
}

/** Undefined where no validator can be made of the schema, so that nothing can be said. */
function accepts(validators: Validators, schema: string, value: unknown): boolean | undefined {
  try {
    return validators.at(schema).accepts(value);
  } catch {
    return undefined;
  }
}

function serialise({ intended }: Contract, media: Serialised, value: unknown): string {
  if (value === undefined) return '';
  if (media.sequence && Array.isArray(value)) return writeSequence(media.sequence, value, media);
  const isMarkup = isXml(media.type);
  // A text that stands for markup is written as it is; one that was made up, or that only begins like it, is none.
  if (typeof value === 'string' && !isJson(media.type) && (!isMarkup || standsForMarkup(value))) return value;
  return isMarkup ? writeXml(intended, media.schema, value) : JSON.stringify(value);
}

function standsForMarkup(text: string): boolean {
  return text.trimStart().startsWith('<') && typeof parseXml(text) !== 'string';
}
