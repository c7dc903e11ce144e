import { csrfExtension } from '../extensions.ts';
import { isObject, type JsonObject } from '../json.ts';

/**
 * Protection against cross-site request forgery that a document declares, by double submit: a request that changes
 * something repeats the value of a cookie in a header.
 */
export interface DeclaredCsrf {
  /** The security scheme that stands for it. */
  readonly scheme: string;
  readonly cookie: string;
  readonly header: string;
  /** A GET to this path sets the cookie; undefined if another operation does. */
  readonly path: string | undefined;
  /** The status of a refusal: "403". */
  readonly refusedWith: string;
}

/** The first of the security schemes of a document that is such a protection, and no credentials. */
export function readCsrf({ components }: JsonObject): DeclaredCsrf | undefined {
  const schemes =
    isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  return Object.entries(schemes).flatMap(([scheme, value]) => csrfIn(scheme, value))[0];
}

/** Whether a scheme is carried besides credentials. */
export function isCsrf(scheme: unknown): boolean {
  return csrfIn('', scheme).length > 0;
}

function csrfIn(scheme: string, value: unknown): DeclaredCsrf[] {
  if (!isObject(value) || value.type !== 'apiKey' || value.in !== 'header') return [];
  const declared = value[csrfExtension];
  if (!isObject(declared) || typeof declared.cookie !== 'string' || typeof value.name !== 'string') return [];
  const { cookie, path, refusedWith = 403 } = declared;
  return [
    {
      ...{ scheme, cookie, header: value.name, refusedWith: String(refusedWith) },
      path: typeof path === 'string' ? path : undefined,
    },
  ];
}

/** A safe method changes nothing, so it needs no token (RFC 9110, section 9.2.1). */
export function isGuarded(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'].includes(method);
}
