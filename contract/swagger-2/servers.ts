import type { JsonObject } from '../json.ts';
import { textsOf } from './conversion.ts';

/** `host`, `basePath` and `schemes` as the servers of OpenAPI 3; without a host, relative to where the document is. */
export function convertServers({ host, basePath, schemes }: JsonObject): JsonObject[] {
  const path = typeof basePath === 'string' ? slashed(basePath) : '';
  if (typeof host !== 'string' || host === '') return path === '' ? [] : [{ url: path }];
  const said = textsOf(schemes);
  // A WebSocket is no place for requests.
  const usable = said.filter((scheme) => scheme === 'http' || scheme === 'https');
  if (usable.length === 0) return [{ url: `//${host}${path}` }];
  return usable.map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}

function slashed(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `/${inner}`;
}
