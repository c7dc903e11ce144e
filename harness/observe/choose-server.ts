import type { Contract } from '../../contract/contract.ts';
import { operationServedAt } from '../../contract/servers.ts';
import { createMatcher } from './match-operation.ts';
import type { RecordedExchange, RecordedServer } from './recorded-exchange.ts';

/** That the traffic does not tell where the API is: the origins in it, with the requests to each that an operation matches. */
export class UnknownServerError extends Error {
  override readonly name = 'UnknownServerError';
}

/**
 * Finds out which of the servers in recorded traffic is the one that a document is about: one that the document names,
 * otherwise the only one whose requests match its operations. Throws an UnknownServerError where there is none, or several.
 */
export function chooseServer(contract: Contract, entries: readonly RecordedExchange[]): RecordedServer {
  const matches = createMatcher(contract, undefined);
  const byOrigin = Map.groupBy(entries, ({ url }) => url.origin);
  const origins = [...byOrigin].map(([origin, all]) => ({
    origin,
    host: new URL(origin).host,
    matched: all.filter(({ request, url }) => matches(request.method, url.pathname)).length,
  }));
  const named = new Set(
    contract.operations.flatMap((operation) =>
      operationServedAt(contract, operation).flatMap(({ host }) => host ?? []),
    ),
  );
  const serving = origins.filter(({ matched }) => matched > 0);
  const inDocument = serving.filter(({ host }) => named.has(host));
  const [chosen, ...others] = inDocument.length > 0 ? inDocument : serving;
  if (chosen && others.length === 0) return { origin: chosen.origin, basePath: undefined };
  const list = (serving.length > 0 ? serving : origins)
    .toSorted((a, b) => b.matched - a.matched)
    .slice(0, 5)
    .map(({ origin, matched }) => `${origin} (${matched === 1 ? '1 request' : `${matched} requests`})`);
  throw new UnknownServerError(
    serving.length > 0
      ? `several servers in the traffic have paths of the document: ${list.join(', ')}; name one with --server`
      : `no request in the traffic is one of the document; it goes to ${list.join(', ') || 'nobody'}; name the base URL of the API with --server`,
  );
}
