import type { IncomingHttpHeaders } from 'node:http';
import { readPairs } from '../parameters/query-string.ts';

/** Which response is asked for, as Prism reads it: the header `Prefer`, or without one the query. */
export interface Preferences {
  readonly code: string | undefined;
  readonly example: string | undefined;
  readonly dynamic: boolean;
}

/** Undefined where nothing is asked for; `Prefer` has other uses too (RFC 7240). */
export function readPreferences(headers: IncomingHttpHeaders, query: string): Preferences | undefined {
  const { prefer } = headers;
  if (prefer !== undefined) return fromEntries(preferHeader(String(prefer)));
  if (!query.includes('__')) return undefined;
  const pairs = [...(readPairs(query) ?? [])];
  const ours = pairs.filter(([name]) => name.startsWith('__'));
  return fromEntries(ours.map(([name, [value = '']]) => [name.slice(2), value]));
}

function fromEntries(entries: readonly (readonly [string, string])[]): Preferences | undefined {
  const { code, example, dynamic } = Object.fromEntries(entries) as Readonly<
    Record<string, string | undefined>
  >;
  const asked = code !== undefined || example !== undefined || dynamic === 'true';
  return asked ? { code, example, dynamic: dynamic === 'true' } : undefined;
}

/** "code=404, example=\"not found\"": preferences are separated by commas, their parameters by semicolons. */
function preferHeader(header: string): [string, string][] {
  const pieces = header.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? [];
  return pieces.map((piece) => {
    const [name = '', value = 'true'] = piece.split(/=(.*)/s);
    return [name.trim().toLowerCase(), unquoted(value.trim())];
  });
}

function unquoted(value: string): string {
  return /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value;
}
