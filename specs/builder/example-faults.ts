import type { HeaderObject, OpenAPIObject, SchemaObject } from 'openapi3-ts/oas31';
import { cellsOf, contentsOf, nameOf, operationsOf, parametersOf, resolve } from './walk.ts';

/** What is needed of a JSON Schema validator; Ajv has it. */
export interface SchemaCompiler {
  compile(schema: object): ((value: unknown) => boolean) & { errors?: unknown };
}

interface Sample {
  readonly where: string;
  readonly schema: unknown;
  readonly value: unknown;
}

/** Every example of a document that does not fit its schema, with the reason: for tests of documents. */
export function exampleFaults(document: OpenAPIObject, compiler: SchemaCompiler): string[] {
  const { components } = document;
  const compiled = new Map<string, ReturnType<SchemaCompiler['compile']>>();
  const faults = ({ where, schema, value }: Sample): string[] => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? compiler.compile({ ...(schema as SchemaObject), components });
    compiled.set(key, validate);
    return validate(value) ? [] : [`${where}: ${JSON.stringify(validate.errors)}`];
  };
  return [...bodies(document), ...parameters(document), ...headers(document)].flatMap(faults);
}

function bodies(document: OpenAPIObject): Sample[] {
  return contentsOf(document).flatMap(({ name, media, examples }) =>
    examples.map(([example, { value }]) => ({ where: `${name} ${example}`, schema: media.schema, value })),
  );
}

function parameters(document: OpenAPIObject): Sample[] {
  return operationsOf(document).flatMap((operation) =>
    parametersOf(document, operation.definition).map(({ name, schema, example }) => ({
      where: `${nameOf(operation)} ${name}`,
      schema,
      value: example,
    })),
  );
}

function headers(document: OpenAPIObject): Sample[] {
  return cellsOf(document).flatMap(({ operation, status, response }) =>
    Object.entries(response.headers ?? {}).map(([name, header]) => {
      const { schema, example } = resolve<HeaderObject>(document, header);
      return { where: `${nameOf(operation)} ${status} ${name}`, schema, value: example };
    }),
  );
}
