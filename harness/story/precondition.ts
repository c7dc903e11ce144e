import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../contract/json.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';
import { isAsExpected } from '../model/expectation.ts';
import type { Draft } from '../model/scenario.ts';

/** A read of what a request is about, and what it takes to name its version. */
export interface VersionRead {
  readonly draft: Draft;
  readonly why: string;
}

/**
 * How to find out the version that a request has to name after 428 (RFC 6585, section 3); undefined for any other response,
 * where 428 is expected, where the request named one, and where nothing reads what it is about.
 */
export function versionReadAfter(
  exchange: Exchange,
  { operation, path, headers }: Draft,
  { operations }: Pick<Contract, 'operations'>,
): VersionRead | undefined {
  const isNamed = Object.keys(headers).some((name) => name.toLowerCase() === 'if-match');
  if (exchange.response.status !== 428 || isAsExpected(exchange) || isNamed) return undefined;
  const read = operations.find((other) => other.method === 'GET' && other.path === operation.path);
  if (!read) return undefined;
  const draft = { operation: read, path, query: {}, headers: {}, body: undefined };
  return { draft, why: `Read the version that ${operation.key} has to name` };
}

/** What names the version of a response in If-Match: its ETag, or the member `version` of its body. */
export function versionIn({ response }: Pick<Exchange, 'response'>): string | undefined {
  if (response.status < 200 || response.status > 299) return undefined;
  const { etag } = response.headers;
  if (etag !== undefined) return etag;
  const json = jsonOf(response);
  const version = isObject(json) ? json.version : undefined;
  return typeof version === 'string' || typeof version === 'number' ? `"${version}"` : undefined;
}
