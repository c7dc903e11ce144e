/**
 * The schemas of requests, as the OpenAPI document has them: what a server accepts and what is documented is the same
 * text. It is all that a server takes from the document.
 */
interface Document {
  readonly operations: readonly Operation[];
  readonly components: Components;
}

interface Components {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

const REFERENCE = '#/components/schemas/';

/** What a server reads of its document. */
export interface DocumentedSchemas {
  /** All named schemas, as one schema that the others refer to. */
  readonly componentSchemas: () => JsonSchema;
  /** A named schema. */
  readonly schemaNamed: (name: string) => JsonSchema;
  /** The members of a named schema that a request may not write: the server sets them. */
  readonly readOnlyMembers: (name: string) => string[];
  /** A named schema, with one more member, which another named schema has. */
  readonly schemaWith: (name: string, other: string, member: string) => JsonSchema;
  /** The schema of the body of an operation; where there are several media types, one for each, as Fastify wants them. */
  readonly bodySchemaOf: (operationId: string) => JsonSchema;
  /** The members that a body of an operation must have. */
  readonly requiredMembersOf: (operationId: string) => readonly string[];
  /** The schema of the query of an operation; undefined where it has none. */
  readonly querySchemaOf: (operationId: string) => JsonSchema | undefined;
}

/**
 * @param text the generated module of an API, `requests.generated.ts`
 * @param components the name that the components of the document have among the schemas of the server
 */
export function documentedSchemas(text: string, components: string): DocumentedSchemas {
  const document: Document = JSON.parse(text);
  const operations = new Map(document.operations.map((operation) => [operation.operationId, operation]));

  function componentSchemas(): JsonSchema {
    return { $id: components, definitions: inServer(document.components.schemas) };
  }

  function schemaNamed(name: string): JsonSchema {
    if (!document.components.schemas[name]) throw new Error(`the document has no schema called ${name}`);
    return { $ref: `${components}#/definitions/${name}` };
  }

  function readOnlyMembers(name: string): string[] {
    const properties = (document.components.schemas[name]?.properties ?? {}) as Record<string, JsonSchema>;
    return Object.keys(properties).filter((member) => properties[member]?.readOnly === true);
  }

  function schemaWith(name: string, other: string, member: string): JsonSchema {
    const schema = document.components.schemas[name];
    const properties = document.components.schemas[other]?.properties as
      | Record<string, JsonSchema>
      | undefined;
    if (!schema || !properties?.[member])
      throw new Error(`the document has no ${name}, or no ${other} with ${member}`);
    return inServer({
      ...schema,
      properties: { ...(schema.properties as object), [member]: properties[member] },
    });
  }

  function bodySchemaOf(operationId: string): JsonSchema {
    const content = Object.entries(operationNamed(operationId).requestBody?.content ?? {});
    const [only] = content;
    if (!only) throw new Error(`the document has no body for ${operationId}`);
    if (content.length === 1) return inServer(only[1].schema);
    return {
      content: Object.fromEntries(content.map(([type, { schema }]) => [type, { schema: inServer(schema) }])),
    };
  }

  function requiredMembersOf(operationId: string): readonly string[] {
    const [only] = Object.values(operationNamed(operationId).requestBody?.content ?? {});
    const { $ref } = (only?.schema ?? {}) as { readonly $ref?: string };
    const schema =
      $ref === undefined ? only?.schema : document.components.schemas[$ref.slice(REFERENCE.length)];
    return (schema?.required as readonly string[] | undefined) ?? [];
  }

  function querySchemaOf(operationId: string): JsonSchema | undefined {
    const parameters = (operationNamed(operationId).parameters ?? [])
      .map(resolved)
      .filter((parameter) => parameter.in === 'query');
    if (parameters.length === 0) return undefined;
    return {
      type: 'object',
      properties: inServer(Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]))),
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
    };
  }

  function operationNamed(operationId: string): Operation {
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`the document has no operation called ${operationId}`);
    return operation;
  }

  function resolved(parameter: Parameter | { readonly $ref: string }): Parameter {
    if (!('$ref' in parameter)) return parameter;
    const name = parameter.$ref.split('/').at(-1) ?? '';
    const known = document.components.parameters[name];
    if (!known) throw new Error(`the document has no parameter called ${name}`);
    return known;
  }

  /** The same schema, with references that lead to `componentSchemas()`. */
  function inServer<T>(schema: T): T {
    return JSON.parse(JSON.stringify(schema), (key, value) =>
      key === '$ref' && typeof value === 'string' && value.startsWith(REFERENCE)
        ? `${components}#/definitions/${value.slice(REFERENCE.length)}`
        : value,
    );
  }

  return {
    ...{ componentSchemas, schemaNamed, readOnlyMembers, schemaWith },
    ...{ bodySchemaOf, requiredMembersOf, querySchemaOf },
  };
}
