import { authorizationExtensions } from '../extensions.ts';
import { isObject, type JsonObject } from '../json.ts';
import { isCsrf } from './csrf.ts';
import { isFieldName } from './field-name.ts';
import {
  type Grant,
  isOpen,
  type Ownership,
  ownershipIn,
  ownerships,
  readGrants,
  readUsual,
  texts,
  withUsual,
} from './grants.ts';

/** Who may call an operation, from its `security` and, where the document has one, its authorization extension. */
export interface Access {
  /** Nobody has to authenticate. */
  readonly public: boolean;
  /** The role needed on the resource that the path names. Each role may do what the ones before it may. */
  readonly ownership: Ownership;
  /** Roles needed in the system as a whole; one of them is enough. */
  readonly roles: readonly string[];
  /** Besides that, one of these is needed; none where it is empty. */
  readonly anyOf: readonly Grant[];
  /** Whether the document says more than "authenticated". */
  readonly declared: boolean;
  /**
   * How to authenticate: one of these is enough, all schemes of it together. As far as requests can carry them; what takes
   * a token comes first.
   */
  readonly alternatives: readonly (readonly SecurityScheme[])[];
  /** The first alternative; none where requests carry nothing. */
  readonly schemes: readonly SecurityScheme[];
  /** The names of all schemes, also of those that requests do not carry. */
  readonly names: readonly string[];
  /** The document names protection against cross-site request forgery besides the credentials. */
  readonly csrf?: true;
}

export { type Grant, type Ownership, ownerships };

/** `prefix` of a bearer is the scheme of HTTP where that is another one: `Authorization: Token …`. */
export type SecurityScheme =
  | { readonly kind: 'bearer'; readonly name: string; readonly prefix?: string }
  | { readonly kind: 'basic'; readonly name: string }
  | {
      readonly kind: 'api-key';
      readonly name: string;
      readonly in: 'header' | 'query' | 'cookie';
      readonly key: string;
      /** Stands before the key, with a space between them: "Token", "ApiKey". */
      readonly prefix?: string;
    };

/** Reads the access of one operation. `schemes` are the document's `components.securitySchemes`, resolved. */
export function readAccess(operation: JsonObject, document: JsonObject, schemes: JsonObject): Access {
  const declared = extensionOf(operation);
  const usual = readUsual(extensionOf(document));
  const own = Array.isArray(operation.security) ? operation.security : undefined;
  const inherited = declared?.public === true || !Array.isArray(document.security) ? [] : document.security;
  const required = (own ?? inherited).filter(isObject);
  const isCarried = ([name]: readonly [string, unknown]): boolean => !isCsrf(schemes[name]);
  const alternatives = required.map((each) => Object.fromEntries(Object.entries(each).filter(isCarried)));
  const isGuarded = required.some((each) => !Object.entries(each).every(isCarried));
  const optional = alternatives.length === 0 || alternatives.some((names) => Object.keys(names).length === 0);
  const names = alternatives.map((requirement) => Object.keys(requirement));
  const carried = names
    .map((each) => onePerPlace(each.flatMap((name) => readScheme(name, schemes[name]))))
    .filter((each) => each.length > 0)
    .toSorted((one, other) => Number(takesToken(other)) - Number(takesToken(one)));
  return {
    public: optional,
    ownership: ownershipIn(declared),
    roles: texts(declared?.roles),
    anyOf: withUsual(readGrants(declared), usual),
    declared: declared !== undefined,
    names: [...new Set(names.flat())],
    alternatives: carried,
    schemes: carried[0] ?? [],
    ...(isGuarded && { csrf: true }),
  };
}

function extensionOf(object: JsonObject): JsonObject | undefined {
  return authorizationExtensions.map((name) => object[name]).find(isObject);
}

function takesToken(schemes: readonly SecurityScheme[]): boolean {
  return schemes.some(({ kind }) => kind === 'bearer');
}

/** Two schemes cannot both have the same place in a request: one that HTTP knows goes before an API key. */
function onePerPlace(schemes: readonly SecurityScheme[]): SecurityScheme[] {
  const sorted = schemes.toSorted((one, other) => Number(isKey(one)) - Number(isKey(other)));
  const first = new Map(sorted.toReversed().map((scheme) => [placeOf(scheme), scheme]));
  return schemes.filter((scheme) => first.get(placeOf(scheme)) === scheme);
}

function isKey({ kind }: SecurityScheme): boolean {
  return kind === 'api-key';
}

/** Where a scheme stands in a request: "header authorization". No two schemes can be carried in the same place. */
export function placeOf(scheme: SecurityScheme): string {
  if (scheme.kind !== 'api-key') return 'header authorization';
  return `${scheme.in} ${scheme.in === 'header' ? scheme.key.toLowerCase() : scheme.key}`;
}

export function readScheme(name: string, scheme: unknown): SecurityScheme[] {
  if (!isObject(scheme)) return [];
  if (scheme.type === 'apiKey' && typeof scheme.name === 'string') {
    const place = (['header', 'query', 'cookie'] as const).find((known) => known === scheme.in);
    // A header that has no such name cannot be sent.
    if (place === 'header' && !isFieldName(scheme.name)) return [];
    const prefix = place === 'header' ? describedPrefix(scheme.description) : undefined;
    return place
      ? [{ kind: 'api-key', name, in: place, key: scheme.name, ...(prefix !== undefined && { prefix }) }]
      : [];
  }
  if (scheme.type === 'http' && String(scheme.scheme).toLowerCase() === 'basic')
    return [{ kind: 'basic', name }];
  if (scheme.type === 'http') {
    const own = String(scheme.scheme);
    return [{ kind: 'bearer', name, ...(own.toLowerCase() !== 'bearer' && { prefix: own }) }];
  }
  return scheme.type === 'oauth2' || scheme.type === 'openIdConnect' ? [{ kind: 'bearer', name }] : [];
}

/** OpenAPI has no place for what stands before an API key; drf-spectacular says it in words: `required prefix "Token"`. */
function describedPrefix(description: unknown): string | undefined {
  return /\bprefix:?\s+["'`]([\w-]+)["'`]/i.exec(typeof description === 'string' ? description : '')?.[1];
}

/** Whether it matters what the caller is to the resource in the path. */
export function isAboutOwnership({ ownership, anyOf }: Access): boolean {
  return ownership !== 'none' || anyOf.some((grant) => grant.ownership !== 'none');
}

/** Whether any account may call an operation, as far as its document says. */
export function isForAnyAccount({ public: isPublic, ownership, roles, anyOf }: Access): boolean {
  const isNeedless = anyOf.length === 0 || anyOf.some(isOpen);
  return !isPublic && ownership === 'none' && roles.length === 0 && isNeedless;
}
