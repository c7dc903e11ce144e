import type { Operation } from '../../contract/operations/operation.ts';
import type { Act } from '../requests/call.ts';
import { type PathPattern, pathPattern } from './path-pattern.ts';

/** An operation at its path. */
export interface Route {
  readonly operation: Operation;
  readonly pattern: PathPattern;
  readonly act: Act;
}

/** What a path that was asked for leads to. */
interface Found {
  readonly route: Route;
  readonly params: readonly string[];
}

export interface RouteTable {
  readonly routes: readonly Route[];
  /**
   * All routes that a path leads to, whatever their method, concrete ones before templated ones. For what the router does
   * not know; slow.
   */
  readonly at: (path: string) => readonly Found[];
}

export function routeTable(
  operations: readonly Operation[],
  compile: (operation: Operation) => Act,
): RouteTable {
  const routes = operations.map((operation) => ({
    operation,
    pattern: pathPattern(operation.path),
    act: compile(operation),
  }));
  return {
    routes,
    at: (path) =>
      routes
        .flatMap((route) => {
          const params = route.pattern.match(path);
          return params ? [{ route, params }] : [];
        })
        .toSorted((one, other) => one.params.length - other.params.length),
  };
}
