import type { LinksObject, ResponseObject } from 'openapi3-ts/oas31';
import type { Operation } from './operation.ts';

/** Where a created resource has its new identifier, and the path parameter that takes it. */
export interface Producer {
  readonly parameter: string;
  /** JSON Pointer into the body of the response. */
  readonly at: string;
  /** The beginning of the paths that are meant, where others have a parameter of that name, too. */
  readonly within?: string;
}

/** By operationId. */
export type Producers = Readonly<Record<string, readonly Producer[]>>;

/** The names in a path template, outermost first. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Every success links to the operations that take what it created. */
export function withLinks(operations: readonly Operation[], producers: Producers): Operation[] {
  return operations.map((operation) => {
    const made = producers[operation.definition.operationId ?? ''] ?? [];
    const links = Object.assign({}, ...made.map((each) => linksFrom(operation, each, operations)));
    const { responses } = operation.definition;
    const status = responses?.['201'] ? 201 : 200;
    const created = responses?.[status] as ResponseObject | undefined;
    if (!created || Object.keys(links).length === 0) return operation;
    return {
      ...operation,
      definition: { ...operation.definition, responses: { ...responses, [status]: { ...created, links } } },
    };
  });
}

function linksFrom(
  producer: Operation,
  { parameter, at, within }: Producer,
  operations: readonly Operation[],
): LinksObject {
  const own = namesIn(producer.path);
  const consumers = operations.filter(({ path }) =>
    within === undefined
      ? namesIn(path).at(-1) === parameter
      : namesIn(path).includes(parameter) && path.startsWith(within),
  );
  return Object.fromEntries(
    consumers.map(({ path, definition: { operationId = '' } }) => {
      const inherited = namesIn(path)
        .filter((name) => own.includes(name))
        .map((name) => [name, `$request.path.${name}`]);
      const parameters = { ...Object.fromEntries(inherited), [parameter]: `$response.body#${at}` };
      return [operationId, { operationId, parameters }];
    }),
  );
}
