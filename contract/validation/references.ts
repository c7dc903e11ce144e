import {
  _,
  type Ajv2020,
  type Code,
  type KeywordCxt,
  Name,
  nil,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import { mergeEvaluated } from 'ajv/dist/compile/util.js';
import { callValidateCode } from 'ajv/dist/vocabularies/code.js';
import ajvReference from 'ajv/dist/vocabularies/core/ref.js';
import { at, isObject, type JsonObject } from '../json.ts';

/** Compiles schemas, with all that they refer to. Throws what Ajv throws where one of them cannot be compiled. */
export interface Compiler {
  /** The schema at a pointer into the document; undefined where there is none. */
  readonly at: (pointer: string) => ValidateFunction | undefined;
  /** A schema that need not stand in the document, and refers into it with its root. */
  readonly compile: (schema: JsonObject) => ValidateFunction;
}

/** A schema that is referred to. */
class Reference {
  /** What it refers to. */
  readonly references = new Set<Reference>();
  /** Why it cannot be compiled. */
  mistake: unknown;
  readonly #compiled: () => ValidateFunction | undefined;
  #validate: ValidateFunction | undefined;

  constructor(compiled: () => ValidateFunction | undefined) {
    this.#compiled = compiled;
  }

  /** Compiled when a value is validated, or when its turn comes. */
  get validate(): ValidateFunction | undefined {
    this.#validate ??= this.#compiled();
    return this.#validate;
  }
}

/**
 * Compiles schemas that are referred to one after the other. Ajv compiles each as soon as it meets the reference, within
 * the schema that refers to it, so that a document whose schemas refer to each other in a row of a few hundred exceeds the
 * stack. `document` is known to `ajv` as the schema `root`.
 */
export function createCompiler(ajv: Ajv2020, document: JsonObject, root: string): Compiler {
  const known = new Map<string, Reference>();
  const queue: Reference[] = [];
  const broken = new Set<Reference>();
  let referred = new Set<Reference>();

  function referenceTo(pointer: string): Reference {
    const reference = known.get(pointer) ?? new Reference(() => ajv.getSchema(`${root}${pointer}`));
    if (!known.has(pointer)) queue.push(reference);
    known.set(pointer, reference);
    return reference;
  }

  function compileNext(reference: Reference): void {
    referred = reference.references;
    try {
      void reference.validate;
    } catch (error) {
      reference.mistake = error;
      broken.add(reference);
    }
  }

  ajv.removeKeyword('$ref');
  ajv.addKeyword({
    keyword: '$ref',
    schemaType: 'string',
    code: (context: KeywordCxt) => {
      const { gen, schema, it } = context;
      const target = String(schema);
      const pointer = target.startsWith(root) ? target.slice(root.length) : target;
      const isInDocument = target.startsWith(root) || it.baseId === root;
      // A base of its own, an anchor, or what is no schema: Ajv resolves that, or says that it cannot.
      if (!isInDocument || !pointer.startsWith('#/') || !isObject(at(document, pointer))) {
        ajvReference.default.code(context);
        return;
      }
      const reference = referenceTo(pointer);
      referred.add(reference);
      call(context, _`${gen.scopeValue('wrapper', { ref: reference })}.validate`);
    },
  });
  /** Compiles what is not yet; throws if one of these, or of what they refer to, cannot be. */
  function compileAll(wanted: ReadonlySet<Reference>): void {
    for (let next = queue.pop(); next; next = queue.pop()) compileNext(next);
    const mistaken = broken.size > 0 ? firstOf(wanted, broken) : undefined;
    if (mistaken) throw mistaken.mistake;
  }

  return {
    at: (pointer) => {
      const reference = referenceTo(pointer);
      compileAll(new Set([reference]));
      return reference.validate;
    },
    compile: (schema) => {
      const own = new Set<Reference>();
      referred = own;
      const validate = ajv.compile(schema);
      compileAll(own);
      return validate;
    },
  };
}

/** What Ajv calls the errors so far, and their number, in what it writes. */
const vErrors = new Name('vErrors');
const errors = new Name('errors');

/**
 * Calls a validator, and takes over its errors and what it has evaluated. Ajv would copy all errors that there are for
 * each call: thousands of wrong items took seconds.
 */
function call(context: KeywordCxt, validate: Code): void {
  const { gen, it } = context;
  const takeEvaluated = () => {
    if (it.props !== true)
      it.props = mergeEvaluated.props(gen, gen.var('props', _`${validate}.evaluated.props`), it.props, Name);
    if (it.items !== true)
      it.items = mergeEvaluated.items(gen, gen.var('items', _`${validate}.evaluated.items`), it.items, Name);
  };
  const takeErrors = () => {
    gen.if(
      _`${vErrors} === null`,
      () => gen.assign(vErrors, _`${validate}.errors`),
      () => gen.code(_`for (const error of ${validate}.errors) ${vErrors}.push(error)`),
    );
    gen.assign(errors, _`${vErrors}.length`);
  };
  context.result(callValidateCode(context, validate, nil), takeEvaluated, takeErrors);
}

/** The first of some references, and of all that they refer to, that is among others. */
function firstOf(references: Iterable<Reference>, others: ReadonlySet<Reference>): Reference | undefined {
  const seen = new Set(references);
  for (const reference of seen) {
    if (others.has(reference)) return reference;
    for (const next of reference.references) seen.add(next);
  }
  return undefined;
}
