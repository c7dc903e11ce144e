import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { cellsOf, nameOf, operationsOf } from './walk.ts';

/** What follows from the document, and no source names: another media type asked for, or sent. */
export function isDerived(status: number): boolean {
  return status === 406 || status === 415;
}

/** "get /pets: 200 401", a line for each operation, without what is derived; sorted. */
export function statusLines(document: OpenAPIObject): readonly string[] {
  const cells = cellsOf(document);
  return operationsOf(document)
    .map((operation) => {
      const name = nameOf(operation);
      const own = cells.filter((cell) => nameOf(cell.operation) === name && !isDerived(cell.status));
      return `${name}: ${own.map(({ status }) => status).join(' ')}`;
    })
    .toSorted();
}

/** Status → how many cells have it. */
export function cellsByStatus(document: OpenAPIObject): Readonly<Record<string, number>> {
  const groups = Map.groupBy(cellsOf(document), ({ status }) => status);
  return Object.fromEntries([...groups].map(([status, { length }]) => [status, length]));
}
