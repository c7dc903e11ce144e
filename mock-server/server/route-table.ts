import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { decoded } from '../../contract/operations/template-match.ts';
import { createRouting } from '../../contract/resources/routing.ts';
import { type PathPattern, pathPattern } from '../parameters/path-pattern.ts';
import type { Act } from '../requests/call.ts';

/** An operation at its path. */
export interface Route {
  readonly operation: Operation;
  readonly pattern: PathPattern;
  readonly act: Act;
}

/** What a path that was asked for leads to. */
export interface Found {
  readonly route: Route;
  readonly operation: Operation;
  /** Decoded; undefined where one cannot be. */
  readonly params: readonly (string | undefined)[];
}

export interface RouteTable {
  readonly routes: readonly Route[];
  /**
   * All routes that a path leads to, whatever their method; one without parameters goes before those with them (OpenAPI
   * 3.1.0, section 4.8.8.2). For paths that the router does not know; slow.
   */
  readonly at: (path: string) => readonly Found[];
  /** Of routes that a path leads to, the one that is meant. */
  readonly choose: (found: readonly Found[]) => Found | undefined;
  /** Whether paths of a route lead to others as well, so that one has to be chosen. */
  readonly isContested: (route: Route) => boolean;
  /** Paths without parameters to which the router would lead a route with them, because they lack its method. */
  readonly elsewhere: (route: Route) => ReadonlySet<string>;
}

export function routeTable(
  contract: Pick<Contract, 'operations' | 'requests'>,
  compile: (operation: Operation) => Act,
): RouteTable {
  const routing = createRouting(contract);
  const routes = contract.operations.map((operation) => ({
    operation,
    pattern: pathPattern(operation.path),
    act: compile(operation),
  }));
  const concrete = Map.groupBy(
    routes.filter(({ operation: { path } }) => !path.includes('{')),
    ({ operation: { path } }) => path,
  );
  return {
    routes,
    at: (path) =>
      (concrete.get(path) ?? routes).flatMap((route) => {
        const params = route.pattern.match(path)?.map(decoded);
        return params ? [{ route, operation: route.operation, params }] : [];
      }),
    choose: routing.choose,
    isContested: ({ operation }) => routing.rivals(operation).length > 0,
    elsewhere: ({ operation: { method, path }, pattern }) =>
      new Set(
        [...concrete].flatMap(([other, there]) =>
          other !== path &&
          pattern.match(other) !== undefined &&
          !there.some(({ operation }) => operation.method === method)
            ? [other]
            : [],
        ),
      ),
  };
}
