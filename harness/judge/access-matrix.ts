import type { Operation } from '../../contract/operations/operation.ts';
import { isAllowed, isTold } from '../model/caller.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { type Persona, personas } from '../model/persona.ts';
import type { ReportedAccess } from '../report/access.ts';
import type { RunResult } from '../run/run.ts';

/**
 * Every operation that needs credentials with every persona: what is declared, and what was seen. Only exchanges that
 * were meant to show it count: a story may have given a stranger a role before.
 */
export function accessMatrix(
  operations: readonly Operation[],
  { exchanges, excuses }: Pick<RunResult, 'exchanges' | 'excuses'>,
): ReportedAccess[] {
  const decided = exchanges.filter(
    ({ exchange }) => exchange.purpose.evidence !== 'forced' && !excuses.has(exchange.id),
  );
  const calls = Map.groupBy(decided, ({ exchange }) => `${exchange.operation.key} ${exchange.persona}`);
  return operations
    .filter(({ access }) => !access.public)
    .flatMap((operation) =>
      personas
        .filter((persona) => persona.kind === 'broken' || isTold(persona, operation))
        .map((persona) => square(operation, persona, calls.get(`${operation.key} ${persona.id}`) ?? [])),
    );
}

function square(operation: Operation, persona: Persona, calls: readonly JudgedExchange[]): ReportedAccess {
  const due = persona.kind === 'healthy' && isAllowed(persona, operation.access) ? 'let-in' : 'refused';
  const meant = calls.filter(({ exchange: { purpose } }) => decisionOf(Number(purpose.expected)) === due);
  const decisions = meant.map((call) => ({ call, found: decisionOf(call.exchange.response.status) }));
  // What only may succeed, as a request with a made-up code, shows nothing by a refusal.
  const wrong = decisions.filter(
    ({ found, call }) => found !== undefined && found !== due && call.exchange.purpose.binding,
  );
  const right = decisions.filter(({ found }) => found === due);
  const shown = wrong.length > 0 ? wrong : right;
  return {
    operation: operation.key,
    persona: persona.id,
    due,
    found: wrong.length > 0 ? 'otherwise' : right.length > 0 ? 'as-due' : 'not-exercised',
    exchanges: shown.slice(0, 3).map(({ call }) => call.exchange.id),
  };
}

/** What a status says about access; undefined where it says something else. */
function decisionOf(status: number): 'let-in' | 'refused' | undefined {
  if (status >= 200 && status < 400) return 'let-in';
  return status === 401 || status === 403 ? 'refused' : undefined;
}
