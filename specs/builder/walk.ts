import type {
  ExampleObject,
  MediaTypeObject,
  OpenAPIObject,
  OperationObject,
  ParameterObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
} from 'openapi3-ts/oas31';
import type { Operation } from './operation.ts';

/** Reads an assembled document back: for tests of documents. */

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const definition = item[method];
      return definition ? [{ method, path, definition }] : [];
    }),
  );
}

export interface Cell {
  readonly operation: Operation;
  readonly status: number;
  readonly response: ResponseObject;
}

/** Operation × documented status. */
export function cellsOf(document: OpenAPIObject): Cell[] {
  return operationsOf(document).flatMap((operation) =>
    Object.entries(operation.definition.responses ?? {}).map(([status, response]) => ({
      operation,
      status: Number(status),
      response: resolve<ResponseObject>(document, response),
    })),
  );
}

export function parametersOf(document: OpenAPIObject, definition: OperationObject): ParameterObject[] {
  return (definition.parameters ?? []).map((parameter) => resolve<ParameterObject>(document, parameter));
}

/** One media type of a request or response body. */
export interface Content {
  /** "post /threat_models 201 application/json" */
  readonly name: string;
  readonly media: MediaTypeObject;
  readonly examples: readonly (readonly [name: string, example: ExampleObject])[];
}

/** Every request and response body of the document. */
export function contentsOf(document: OpenAPIObject): Content[] {
  const bodies = operationsOf(document).map((operation) => {
    const body = operation.definition.requestBody;
    const { content = {} } = body ? resolve<RequestBodyObject>(document, body) : {};
    return { name: `${nameOf(operation)} body`, content };
  });
  const answers = cellsOf(document).map(({ operation, status, response: { content = {} } }) => {
    return { name: `${nameOf(operation)} ${status}`, content };
  });
  return [...bodies, ...answers].flatMap(({ name, content }) =>
    Object.entries(content).map(([type, media]) => {
      const examples = Object.entries(media.examples ?? {}).map(
        ([example, value]) => [example, resolve<ExampleObject>(document, value)] as const,
      );
      return { name: `${name} ${type}`, media, examples };
    }),
  );
}

/** "post /threat_models" */
export function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** Follows a reference inside the document. */
export function resolve<T>(document: OpenAPIObject, value: unknown): T {
  const reference = value as Partial<ReferenceObject>;
  if (typeof reference.$ref !== 'string') return value as T;
  const steps = reference.$ref.split('/').slice(1).map(unescaped);
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as T;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
