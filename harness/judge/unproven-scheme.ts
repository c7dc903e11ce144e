import type { Operation } from '../../contract/operations/operation.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { isHealthy, type PersonaId } from '../model/persona.ts';
import type { Reason } from '../model/reason.ts';
import { oncePerExchanges } from './once-per-exchanges.ts';

/**
 * Why a refusal with 401 proves nothing: the credentials of the persona work, and nowhere by a security scheme of this
 * operation. One token is seldom good for all schemes of a document. Undefined where they worked by such a scheme, or
 * nowhere at all: the control of the persona tells that.
 */
export function unprovenScheme(
  { exchange }: JudgedExchange,
  exchanges: readonly JudgedExchange[],
): Reason | undefined {
  const { persona, account, operation, response } = exchange;
  if (response.status !== 401 || account !== undefined || !isHealthy(persona) || operation.access.public)
    return undefined;
  const proven = provenWays(exchanges).get(persona) ?? new Set();
  const own = waysOf(operation);
  if (proven.size === 0 || own.some((way) => proven.has(way))) return undefined;
  return {
    kind: 'not-possible',
    sentence: `the credentials of the persona "${persona}" are accepted for ${[...proven].join(', ')}, and by no operation for ${own.join(', ')}: personas.${persona}.schemes of the configuration gives each scheme its own secret`,
  };
}

/** By which ways each persona was let in. */
const provenWays = oncePerExchanges((exchanges): ReadonlyMap<PersonaId, ReadonlySet<string>> => {
  const proven = new Map<PersonaId, Set<string>>();
  for (const { exchange } of exchanges) {
    const { persona, account, operation, response } = exchange;
    const isLetIn = response.status >= 200 && response.status < 300 && !operation.access.public;
    if (!isLetIn || account !== undefined) continue;
    const ways = proven.get(persona) ?? new Set();
    for (const way of waysOf(operation)) ways.add(way);
    proven.set(persona, ways);
  }
  return proven;
});

/** The alternatives of an operation, each by the names of its schemes: "BearerAuth", "ApiKey + AppId". */
function waysOf({ access }: Operation): string[] {
  return access.alternatives.map((way) =>
    way
      .map(({ name }) => name)
      .sort()
      .join(' + '),
  );
}
