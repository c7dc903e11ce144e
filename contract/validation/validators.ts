import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { JsonObject } from '../json.ts';
import { compilePattern } from '../schemas/pattern.ts';
import { withoutExamples } from '../schemas/schema-map.ts';
import { describe } from './problem-sentence.ts';

/** The one file that imports Ajv. */

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

/** Numeric and binary formats of OpenAPI. They restrict nothing beyond the type, except the widths of integers. */
const openApiFormats = {
  int32: {
    type: 'number',
    validate: (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  },
  int64: { type: 'number', validate: (value: number) => Number.isInteger(value) },
  float: { type: 'number', validate: () => true },
  double: { type: 'number', validate: () => true },
  binary: true,
  byte: /^[A-Za-z0-9+/]*={0,2}$/,
  password: true,
} as const;

const root = 'contract:';

/**
 * Validators for every schema of a document, by JSON Pointer. The document itself is the root schema, so that a
 * component is compiled once however often it is referred to. Nothing is read before the first one is asked for: a plan
 * needs none for answers, and reading a large document takes long.
 */
export function createValidators(document: JsonObject, { allProblems = false } = {}): Validators {
  let ajv: Ajv2020 | undefined;
  const compiled = new Map<string, Validator>();
  return {
    at: (pointer) => {
      const known = compiled.get(pointer);
      if (known) return known;
      ajv ??= createAjv(document, allProblems);
      const validate = ajv.getSchema(`${root}${pointer}`);
      if (!validate) throw new Error(`there is no schema at ${pointer}`);
      const validator = validatorOf(validate);
      compiled.set(pointer, validator);
      return validator;
    },
  };
}

function createAjv(document: JsonObject, allProblems: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: allProblems,
    strict: false,
    validateSchema: false,
    inlineRefs: false,
    logger: false,
    code: { regExp: Object.assign((pattern: string) => compilePattern(pattern), { code: 'compilePattern' }) },
  });
  // A member of older drafts that OpenAPI never had; Ajv would refuse to compile.
  ajv.removeKeyword('id');
  ajvFormats.default(ajv);
  for (const [name, format] of Object.entries(openApiFormats)) ajv.addFormat(name, format as never);
  ajv.addSchema(withoutExamples(document), root);
  return ajv;
}

function validatorOf(validate: ValidateFunction): Validator {
  return {
    accepts: (value) => validate(value) as boolean,
    problems: (value) => (validate(value) ? [] : (validate.errors ?? []).map(problemOf)),
  };
}

function problemOf(error: ErrorObject): Problem {
  const { instancePath, keyword, params } = error;
  const member = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const problem = { pointer: instancePath, keyword, member: typeof member === 'string' ? member : undefined };
  return { ...problem, message: describe({ ...problem, params, fallback: error.message ?? keyword }) };
}
