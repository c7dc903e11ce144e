import type {
  ContentObject,
  ExampleObject,
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  RequestBodyObject,
  ResponseObject,
} from 'openapi3-ts/oas31';
import type { Schema } from './schema.ts';

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

/** Method, path template, and what the document says about them. */
export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly definition: OperationObject;
}

/** What an operation of any API says about itself. */
export interface Declaration {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string | undefined;
  /** The authorization extension, by its name. */
  readonly authorization: Readonly<Record<`x-${string}`, object>>;
  /** One of these is enough; nobody has to authenticate where there is none. */
  readonly security: Record<string, string[]>[];
  readonly parameters: readonly ParameterObject[];
  readonly body: RequestBodyObject | undefined;
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

/** The operation in the words of OpenAPI; what has nothing in it is left out. */
export function declared(declaration: Declaration): Operation {
  const {
    id,
    method,
    path,
    tag,
    summary,
    description,
    authorization,
    security,
    parameters,
    body,
    responses,
  } = declaration;
  const definition = {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    tags: [tag],
    ...authorization,
    security,
    ...(parameters.length > 0 ? { parameters: [...parameters] } : {}),
    ...(body ? { requestBody: body } : {}),
    responses,
  };
  return { method, path, definition };
}

/** Which source documents which statuses of an operation; a status may have several sources. */
export type Documented = Readonly<Record<string, readonly number[]>>;

/** The sources that document a status, in the order in which `documented` names them. */
export function sourcesOf(documented: Documented, status: number): string[] {
  return Object.keys(documented).filter((source) => documented[source]?.includes(status));
}

/** All statuses of an operation, ascending. */
export function statusesOf(documented: Documented): number[] {
  return [...new Set(Object.values(documented).flat())].sort((a, b) => a - b);
}

export type NamedExamples = Readonly<Record<string, ExampleObject>>;

/** A media type with its schema and examples by name. */
export function media(schema: Schema, examples: NamedExamples): MediaTypeObject {
  return { schema, examples: { ...examples } };
}

export function jsonContent(schema: Schema, examples: NamedExamples): ContentObject {
  return { 'application/json': media(schema, examples) };
}
