import type { LinksObject, ResponseObject } from 'openapi3-ts/oas31';
import type { Operation } from '../builder/operation.ts';
import { namesIn } from './parameters.ts';

/** What creates a resource → the path parameter that names it, and where the new identifier stands in the body. */
const producers: Readonly<Record<string, { readonly parameter: string; readonly at: string }>> = {
  register: { parameter: 'userId', at: '/data/user/_id' },
  createBoard: { parameter: 'boardId', at: '/data/board/_id' },
  createColumn: { parameter: 'columnId', at: '/data/column/_id' },
  createTicket: { parameter: 'ticketId', at: '/data/ticket/_id' },
  createComment: { parameter: 'commentId', at: '/data/comment/_id' },
};

/** Every 201 links to the operations that take what it created. */
export function withLinks(operations: readonly Operation[]): Operation[] {
  return operations.map((operation) => {
    const links = linksFrom(operation, operations);
    const { responses } = operation.definition;
    const created = responses?.['201'] as ResponseObject | undefined;
    if (!created || Object.keys(links).length === 0) return operation;
    return {
      ...operation,
      definition: { ...operation.definition, responses: { ...responses, 201: { ...created, links } } },
    };
  });
}

function linksFrom(producer: Operation, operations: readonly Operation[]): LinksObject {
  const made = producers[producer.definition.operationId ?? ''];
  if (!made) return {};
  const own = namesIn(producer.path);
  const consumers = operations.filter(({ path }) => namesIn(path).at(-1) === made.parameter);
  return Object.fromEntries(
    consumers.map(({ path, definition: { operationId = '' } }) => {
      const inherited = namesIn(path)
        .filter((name) => own.includes(name))
        .map((name) => [name, `$request.path.${name}`]);
      const parameters = {
        ...Object.fromEntries(inherited),
        [made.parameter]: `$response.body#${made.at}`,
      };
      return [operationId, { operationId, parameters }];
    }),
  );
}
