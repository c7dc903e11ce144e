import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** An operation as the document of an API has it. */
export interface DocumentedOperation<T> {
  /** "GET /pets/{petId}" */
  readonly name: string;
  readonly operation: T;
}

/** The operations of the document of an API; `T` is what a test reads of them. */
export function documentedOperations<T>(api: string): readonly DocumentedOperation<T>[] {
  const file = new URL(`../../specs/${api}/openapi.yaml`, import.meta.url);
  const { paths } = load(readFileSync(file, 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, T>>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
}

/** What every test of the operations of a server reads of a document; `Value` is what it reads of an example. */
export interface Documented<Value> {
  readonly operationId: string;
  readonly 'x-authz': object;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, DocumentedResponse<Value>>>;
}

interface DocumentedResponse<Value> {
  readonly content?: Readonly<Record<string, DocumentedMedia<Value>>>;
}

interface DocumentedMedia<Value> {
  readonly examples?: Readonly<Record<string, { readonly value: Value }>>;
}

/** The values of the examples of a status. */
export function examplesOf<Value>(
  { responses }: Pick<Documented<Value>, 'responses'>,
  status: number | string,
): Value[] {
  const media = Object.values(responses[status]?.content ?? {});
  return media.flatMap(({ examples = {} }) => Object.values(examples).map(({ value }) => value));
}
