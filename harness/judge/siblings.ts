import type { Operation } from '../../contract/operations/operation.ts';
import { readFamilies } from '../../contract/resources/families.ts';
import type { Role } from '../../contract/resources/resources.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { ReportedSiblings } from '../report/document.ts';
import type { ReportedCell } from '../report/ledger.ts';

/**
 * Siblings that the target treats differently: what it answered most operations of a family with, and those that it
 * answered otherwise. What a mock was told to answer tells nothing. For information: no document says that families
 * behave alike.
 */
export function siblings(
  operations: readonly Operation[],
  exchanges: readonly JudgedExchange[],
  cells: readonly ReportedCell[],
): ReportedSiblings[] {
  const answers = successes(exchanges);
  const verdicts = provenOrNot(cells);
  return readFamilies({ operations }).flatMap(({ name, members }) =>
    rolesOf(members).flatMap((role) => {
      const alike = members.flatMap(({ roles }) => roles[role] ?? []);
      const statuses = new Set(alike.flatMap(({ key }) => [...(verdicts.get(key)?.keys() ?? [])]));
      return [
        ...deviating(name, alike, 'succeeds with', ({ key }) => answers.get(key)),
        ...[...statuses].flatMap((status) =>
          deviating(name, alike, status, ({ key }) => verdicts.get(key)?.get(status)),
        ),
      ];
    }),
  );
}

function rolesOf(members: readonly { readonly roles: Readonly<Partial<Record<Role, Operation>>> }[]): Role[] {
  return [...new Set(members.flatMap(({ roles }) => Object.keys(roles) as Role[]))];
}

/** The successes that each operation was seen to answer with where one was meant: "204", "200, 201". */
function successes(exchanges: readonly JudgedExchange[]): Map<string, string> {
  const meant = exchanges.filter(
    ({ exchange: { purpose, response } }) =>
      purpose.evidence !== 'forced' && /^2/.test(purpose.expected) && response.status < 300,
  );
  const byOperation = Map.groupBy(meant, ({ exchange }) => exchange.operation.key);
  return new Map(
    [...byOperation].map(([key, same]) => [
      key,
      [...new Set(same.map(({ exchange }) => exchange.response.status))].sort().join(', '),
    ]),
  );
}

/** Verdicts by operation and status, as far as a server came to them by itself. */
function provenOrNot(cells: readonly ReportedCell[]): Map<string, Map<string, string>> {
  const told = cells.filter(
    ({ verdict, evidence }) => verdict.kind !== 'not-exercised' && evidence !== 'forced',
  );
  return new Map(
    [...Map.groupBy(told, ({ operation }) => operation)].map(([operation, same]) => [
      operation,
      new Map(same.map(({ status, verdict }) => [status, verdict.kind])),
    ]),
  );
}

/** One where more than half agree, and at least one does not. Operations that nothing is known of take no part. */
function deviating(
  family: string,
  operations: readonly Operation[],
  what: string,
  seen: (operation: Operation) => string | undefined,
): ReportedSiblings[] {
  const known = operations.flatMap((operation) => {
    const found = seen(operation);
    return found === undefined ? [] : [{ operation: operation.key, found }];
  });
  const [most] = [...Map.groupBy(known, ({ found }) => found)].sort(([, a], [, b]) => b.length - a.length);
  if (!most || most[1].length === known.length || most[1].length * 2 <= known.length) return [];
  const [usual, same] = most;
  const others = known.filter(({ found }) => found !== usual);
  return [{ family, method: operations[0]?.method ?? '', what, usual, have: same.length, others }];
}
