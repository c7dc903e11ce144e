import type { CsrfGuard, CsrfTokenPlace } from '../../harness/model/csrf.ts';
import type { CsrfSettings } from './csrf-schema.ts';

/** The guard that settings describe. */
export function csrfGuardOf({ header, field, refusedWith = 403, ...place }: CsrfSettings): CsrfGuard {
  return { token: placeOf(place), header, field, refusedWith: String(refusedWith) };
}

function placeOf({ cookie, responseHeader, pointer = '', html, path = '/' }: CsrfSettings): CsrfTokenPlace {
  if (cookie !== undefined) return { kind: 'cookie', name: cookie, path };
  if (responseHeader !== undefined) return { kind: 'header', name: responseHeader, path };
  if (html !== undefined) return { kind: 'html', name: html, path };
  return { kind: 'body', pointer, path };
}
