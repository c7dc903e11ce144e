import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { matchTemplate } from '../../contract/operations/template-match.ts';
import { createRouting } from '../../contract/resources/routing.ts';
import { operationServedAt } from '../../contract/servers.ts';

/** Tells which operation of a contract a request is for. */
export type MatchOperation = (method: string, pathname: string) => Operation | undefined;

/**
 * Matches methods and paths with the operations of a contract, by the rules of OpenAPI where several match. `basePath` stands
 * before all paths; without it, what the document says of its servers does.
 */
export function createMatcher(contract: Contract, basePath: string | undefined): MatchOperation {
  const routing = createRouting(contract);
  const byMethod = Map.groupBy(contract.operations, ({ method }) => method);
  const places = new Map(
    contract.operations.map((operation) => [operation, basePathsOf(contract, operation, basePath)]),
  );
  return (method, pathname) => {
    const matching = (byMethod.get(method) ?? []).flatMap((operation) => {
      const params = (places.get(operation) ?? []).flatMap((base) => {
        const rest = below(base, pathname);
        const found = rest === undefined ? undefined : matchTemplate(operation.path, rest);
        return found ? [found] : [];
      });
      return params[0] ? [{ operation, params: params[0] }] : [];
    });
    return routing.choose(matching)?.operation;
  };
}

function basePathsOf(contract: Contract, operation: Operation, given: string | undefined): readonly string[] {
  if (given !== undefined) return [given];
  return [...new Set(operationServedAt(contract, operation).map((served) => served.basePath))];
}

/** What follows a base path: "/pets" of "/v2/pets"; undefined where the path is not below it. */
function below(base: string, pathname: string): string | undefined {
  if (base === '') return pathname;
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
}
