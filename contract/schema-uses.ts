import type { Contract } from './contract.ts';
import type { Example } from './operations/operation.ts';

/** A place where a schema is put to use: a body, a parameter, a header. */
export interface SchemaUse {
  /** For people: "GET /pets 200", "POST /pets request body", "GET /pets query parameter limit". */
  readonly place: string;
  readonly direction: 'request' | 'response';
  /** Pointer of the schema. */
  readonly schema: string;
  readonly examples: readonly Example[];
}

/** Every use of a schema in a contract, in the order of the document. */
export function schemaUses({ operations }: Contract): SchemaUse[] {
  return operations.flatMap(({ key, parameters, body, responses }) => [
    ...parameters.flatMap((parameter) =>
      use(`${key} ${parameter.in} parameter ${parameter.name}`, 'request', parameter),
    ),
    ...(body?.content ?? []).flatMap((media) => use(`${key} request body`, 'request', media)),
    ...responses.flatMap(({ status, headers, content }) => [
      ...content.flatMap((media) => use(`${key} ${status}`, 'response', media)),
      ...headers.flatMap((header) => use(`${key} ${status} header ${header.name}`, 'response', header)),
    ]),
  ]);
}

function use(
  place: string,
  direction: SchemaUse['direction'],
  { schema, examples }: { readonly schema: string | undefined; readonly examples: readonly Example[] },
): SchemaUse[] {
  return schema === undefined ? [] : [{ place, direction, schema, examples }];
}
