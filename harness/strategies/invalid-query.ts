import { invalidValues } from '../../contract/invalid-values/invalid-values.ts';
import { mutations } from '../../contract/invalid-values/mutations.ts';
import { at, isObject, type JsonObject } from '../../contract/json.ts';
import type { Cell, Parameter } from '../../contract/operations/operation.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { membersOf } from '../../contract/schemas/members.ts';
import { callerOf } from '../model/caller.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { inQuerystring } from '../request/parameter-text.ts';
import { withoutActing } from '../safety/acting-parameter.ts';
import { aimAt, aiming, isRefusal, otherRefusals } from './aiming.ts';

const id = 'invalid-query';

export const invalidQuery: Strategy = {
  id,
  title: 'A query parameter that violates its schema, or is required and missing, is refused',
  meaning:
    'A query parameter violates its schema, or a required one is missing. The request must return 400 (422, or 4XX, if the document lists that instead). A query is text, so only values are sent that are invalid however the text is converted.',
  help: 'Validate query parameters by their schemas, or correct the schemas.',
  source: 'RFC 9110, section 15.5.1; OpenAPI 3.1.0, section 4.8.12 (Parameter Object)',
  example: {
    operation: 'GET /books',
    request: 'GET /books?limit=not-the-right-type',
    got: 200,
    expected: '400',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (!isRefusal(cell)) return [];
    const parameters = withoutActing(operation.parameters, known).filter(
      ({ in: place }) => place === 'query',
    );
    const invalid = parameters.flatMap((parameter) => invalidTexts(parameter, known));
    const missing = parameters
      .filter((parameter) => parameter.required && !isTellable(parameter, known))
      .map((parameter) => ({ parameter: parameter.name, problem: 'missing', text: undefined }));
    const whole = operation.parameters.filter((parameter) => parameter.in === 'querystring');
    const scenarios = [...missing, ...invalid].map(({ parameter, problem, text }) =>
      aiming(id, cell, {
        aim: text !== undefined && isFlag(parameters, parameter, known) ? 'may' : aimAt(operation, known),
        variant: `${parameter} ${problem}`,
        title: `The query parameter ${parameter}, ${problem}, is refused`,
        run: async (story) => {
          const draft = await story.draft(operation);
          const names = namesOf(parameters, parameter, known);
          const others = Object.fromEntries(
            Object.entries(draft.query).filter(([name]) => !isAmong(name, parameter, names)),
          );
          const query = text === undefined ? others : { ...others, [parameter]: text };
          await story.send(
            { ...draft, query },
            {
              as: callerOf(operation),
              expect: response.status,
              or: otherRefusals(operation, known),
              subject: parameter,
              why: `${operation.summary}, with ${parameter} ${problem}`,
            },
          );
        },
      }),
    );
    return [...scenarios, ...whole.flatMap((parameter) => invalidWholes(parameter, cell, known))];
  },
};

/** Whether an object that is spread over the query is valid without members, so that nothing says that it is missing. */
function isTellable({ style, explode, schema }: Parameter, { contract }: Known): boolean {
  const isSpread = style === 'deepObject' || (style === 'form' && explode);
  return isSpread && schema !== undefined && contract.requests.at(schema).accepts({});
}

/** The names in a query that say one parameter: its own, or those of the members of an object. */
function namesOf(
  parameters: readonly Parameter[],
  wanted: string,
  { contract, samples }: Known,
): Set<string> {
  const parameter = parameters.find(({ name }) => name === wanted);
  const sample = parameter && samples.parameter(parameter)?.value;
  if (!parameter?.explode || parameter.style !== 'form' || !isObject(sample)) return new Set([wanted]);
  const { schema } = parameter;
  const declared = schema === undefined ? [] : membersOf(contract.intended, at(contract.intended, schema));
  return new Set([...declared, ...Object.keys(sample)]);
}

function isAmong(name: string, parameter: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || name.startsWith(`${parameter}[`);
}

/** Whether a parameter is yes or no: servers have many words for each, and for some every text is a yes. */
function isFlag(parameters: readonly Parameter[], name: string, { contract }: Known): boolean {
  const schema = parameters.find((parameter) => parameter.name === name)?.schema;
  const definition = schema === undefined ? undefined : at(contract.intended, schema);
  return isObject(definition) && typesOf(definition).includes('boolean');
}

/** Characters that the value of a parameter has at most: addresses of some thousand are refused before they are read. */
const longest = 1500;

/** All of a query (`in: querystring`) that is missing, or of which a required member is. */
function invalidWholes(parameter: Parameter, cell: Cell, known: Known): Scenario[] {
  const { operation, response } = cell;
  const { name, schema, required } = parameter;
  const value = known.samples.parameter(parameter)?.value;
  const lacking = schema === undefined ? [] : invalidValues(known.contract, schema, value);
  const queries = [
    ...(required ? [{ problem: 'missing', query: {} }] : []),
    ...lacking
      .filter(
        ({ cause, value: without }) =>
          cause === 'missing-member' && isObject(without) && Object.keys(without).length > 0,
      )
      .map(({ name: problem, value: without }) => ({ problem, query: inQuerystring(parameter, without) })),
  ];
  return queries.map(({ problem, query }) =>
    aiming(id, cell, {
      aim: aimAt(operation, known),
      variant: `${name} ${problem}`,
      title: `The query ${name}, ${problem}, is refused`,
      run: async (story) => {
        const draft = await story.draft(operation);
        const why = `${operation.summary}, with ${name} ${problem}`;
        const as = callerOf(operation);
        await story.send({ ...draft, query }, { as, expect: response.status, subject: name, why });
      },
    }),
  );
}

interface InvalidText {
  readonly parameter: string;
  readonly problem: string;
  readonly text: string;
}

/** Texts that no reading of a scalar parameter makes valid. */
function invalidTexts({ name, schema, allowEmptyValue }: Parameter, { contract }: Known): InvalidText[] {
  const definition = schema === undefined ? undefined : at(contract.intended, schema);
  if (schema === undefined || !isScalar(definition)) return [];
  const validator = contract.requests.at(schema);
  const isRefused = (text: string) => ![text, Number(text), text === 'true'].some(validator.accepts);
  const mutated = mutations.flatMap(({ name: problem, replace }) => {
    const replacement = replace(definition, 'value');
    if (!replacement || typeof replacement.value === 'object') return [];
    // A number is a text there, and many servers read one as a date.
    if (replacement.isConvertible && typesOf(definition).includes('string')) return [];
    return { parameter: name, problem, text: String(replacement.value) };
  });
  // In a query everything is text, so that "7" is no number of the wrong type.
  const word = { parameter: name, problem: 'of the wrong type', text: 'not-the-right-type' };
  const all = definition.type === 'string' ? mutated : [word, ...mutated];
  const isSent = (text: string) =>
    encodeURIComponent(text).length <= longest && !(allowEmptyValue && text === '');
  return all.filter(({ text }) => isSent(text) && isRefused(text));
}

function isScalar(schema: unknown): schema is JsonObject {
  return isObject(schema) && typeof schema.type === 'string' && !['array', 'object'].includes(schema.type);
}
