import type { Operation } from '../../contract/operations/operation.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** Shorter values are words, and would redact half of everything. */
const shortest = 8;

/** What a recorded request gets in with: whatever the document calls credentials, and what everybody calls so. */
export function secretsIn(
  { request, url }: RecordedExchange,
  operation: Operation | undefined,
): readonly string[] {
  const { authorization = '', 'proxy-authorization': proxy = '', cookie = '' } = request.headers;
  const values = [
    ...[authorization, proxy].map((value) => value.slice(value.indexOf(' ') + 1)),
    ...cookie.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim()),
    ...(operation?.access.alternatives ?? []).flat().flatMap((scheme) => {
      if (scheme.kind !== 'api-key') return [];
      return scheme.in === 'query'
        ? url.searchParams.getAll(scheme.key)
        : [request.headers[scheme.key.toLowerCase()] ?? ''];
    }),
  ];
  return [...new Set(values)].filter(({ length }) => length >= shortest);
}
