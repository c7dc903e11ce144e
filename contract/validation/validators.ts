import { _, Ajv2020, type ErrorObject, str, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { compilePattern } from '../schemas/pattern.ts';
import { judgedOnly, mapSchema, mapSchemas, withoutExamples } from '../schemas/schema-map.ts';
import { isMultipleOf } from './decimals.ts';
import { formats } from './formats.ts';
import { describe } from './problem-sentence.ts';
import { type Compiler, createCompiler } from './references.ts';

/** This file and references.ts are the ones that import Ajv. */

/** What is wrong with a value, where (JSON Pointer into the value), by which keyword of the schema. */
export interface Problem {
  readonly pointer: string;
  readonly keyword: string;
  /** The member that is missing or too much. */
  readonly member: string | undefined;
  /** One sentence: "name is required". */
  readonly message: string;
}

export interface Validators {
  /** Compiles the schema at a pointer on first use; the result is shared. Throws if the schema cannot be compiled. */
  readonly at: (pointer: string) => Validator;
}

export interface Validator {
  readonly accepts: (value: unknown) => boolean;
  /** All that is wrong; empty if nothing is. */
  readonly problems: (value: unknown) => readonly Problem[];
}

const root = 'contract:';

/**
 * Validators for every schema of a document, by JSON Pointer. The document itself is the root schema, so that a
 * component is compiled once however often it is referred to. Nothing is read before the first one is asked for: a plan
 * needs none for answers, and reading a large document takes long.
 */
export function createValidators(document: JsonObject, { allProblems = false } = {}): Validators {
  let compiler: Compiler | undefined;
  const compiled = new Map<string, Validator>();
  return {
    at: (pointer) => {
      const known = compiled.get(pointer);
      if (known) return known;
      compiler ??= compilerOf(document, allProblems);
      const validate = compiler.at(pointer);
      if (!validate) throw new Error(`there is no schema at ${pointer}`);
      const validator = validatorOf(validate);
      compiled.set(pointer, validator);
      return validator;
    },
  };
}

/** Whether a value satisfies a schema that need not stand in the document, and may refer into it. */
export type Tester = (schema: unknown, value: unknown) => boolean;

/** Compiles each schema on first use. No value satisfies one that cannot be compiled. */
export function createTester(document: JsonObject): Tester {
  const compiler = compilerOf(document, false);
  const compiled = new WeakMap<JsonObject, (value: unknown) => boolean>();
  return (schema, value) => {
    if (!isObject(schema)) return schema !== false;
    const test = compiled.get(schema) ?? compile(compiler, schema);
    compiled.set(schema, test);
    return test(value);
  };
}

function compile(compiler: Compiler, schema: JsonObject): (value: unknown) => boolean {
  const referring = mapSchema(schema, '#', ({ $ref, ...rest }) =>
    typeof $ref === 'string' ? { ...rest, $ref: `${root}${$ref}` } : rest,
  );
  try {
    const judged = mapSchema(referring, '#', (inner) => withFormatsOfTexts(judgedOnly(inner)));
    const validate = compiler.compile(judged);
    return (value) => validate(value) === true;
  } catch {
    return () => false;
  }
}

function compilerOf(document: JsonObject, allErrors: boolean): Compiler {
  const ajv = new Ajv2020({
    allErrors,
    strict: false,
    // What no JSON can say is no number: a text that was read as one may be none.
    strictNumbers: true,
    validateSchema: false,
    inlineRefs: false,
    logger: false,
    code: {
      regExp: Object.assign((pattern: string) => compilePattern(pattern), { code: 'compilePattern' }),
      // Ajv would go through what it has written once more; V8 does the same for what runs often.
      optimize: false,
    },
  });
  // A member of older drafts that OpenAPI never had; Ajv would refuse to compile.
  ajv.removeKeyword('id');
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (unit: number, value: number) => isMultipleOf(value, unit),
    error: {
      message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
  });
  ajvFormats.default(ajv);
  addFormats(ajv);
  const judged = mapSchemas(withoutExamples(document), withFormatsOfTexts);
  const compiler = createCompiler(ajv, judged, root);
  ajv.addSchema(judged, root);
  return compiler;
}

/** Ajv has one type for each format, and the registry has formats that numbers and texts can have. */
function addFormats(ajv: Ajv2020): void {
  const dateTime = ajvFormats.default.get('date-time');
  for (const [name, { isNumber, isText }] of formats) {
    if (isNumber) ajv.addFormat(name, { type: 'number', validate: isNumber });
    if (isNumber && isText) ajv.addFormat(asText(name), isText);
    else if (isText) ajv.addFormat(name, isText);
    else if (ajv.formats[name] === undefined) ajv.addFormat(name, true);
  }
  const isShaped = formats.get('date-time')?.isText ?? (() => true);
  if (typeof dateTime === 'object' && 'validate' in dateTime && typeof dateTime.validate === 'function') {
    const isMoment = dateTime.validate as (value: string) => boolean;
    ajv.addFormat('date-time', (value: string) => isShaped(value) && isMoment(value));
  }
}

function asText(format: string): string {
  return `${format} as text`;
}

/** Tells the formats of numbers that a text is to have. */
function withFormatsOfTexts(schema: JsonObject): JsonObject {
  const { format, allOf } = schema;
  if (typeof format !== 'string' || !formats.get(format)?.isNumber) return schema;
  if (!typesOf(schema).includes('string')) return schema;
  return { ...schema, allOf: [...(Array.isArray(allOf) ? allOf : []), { format: asText(format) }] };
}

function validatorOf(validate: ValidateFunction): Validator {
  return {
    accepts: (value) => validate(value) as boolean,
    problems: (value) => (validate(value) ? [] : telling(validate.errors ?? []).map(problemOf)),
  };
}

/** That a branch of a condition does not hold says less than why it does not. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const reasons = errors.filter(({ keyword }) => keyword !== 'if');
  return reasons.length > 0 ? reasons : errors;
}

function problemOf(error: ErrorObject): Problem {
  const { instancePath, keyword, params } = error;
  const member = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const problem = { pointer: instancePath, keyword, member: typeof member === 'string' ? member : undefined };
  return { ...problem, message: describe({ ...problem, params, fallback: error.message ?? keyword }) };
}
