import { authorizationExtensions } from '../extensions.ts';
import { isObject, type JsonObject } from '../json.ts';

/** Who may call an operation, from its `security` and, where the document has one, its authorization extension. */
export interface Access {
  /** Nobody has to authenticate. */
  readonly public: boolean;
  /** The role needed on the resource that the path names. Each role may do what the ones before it may. */
  readonly ownership: Ownership;
  /** Roles needed in the system as a whole; one of them is enough. */
  readonly roles: readonly string[];
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
}

export const ownerships = ['none', 'reader', 'writer', 'owner'] as const;
export type Ownership = (typeof ownerships)[number];

export type SecurityScheme =
  | { readonly kind: 'bearer'; readonly name: string }
  | { readonly kind: 'basic'; readonly name: string }
  | {
      readonly kind: 'api-key';
      readonly name: string;
      readonly in: 'header' | 'query' | 'cookie';
      readonly key: string;
    };

/** Reads the access of one operation. `schemes` are the document's `components.securitySchemes`, resolved. */
export function readAccess(operation: JsonObject, document: JsonObject, schemes: JsonObject): Access {
  const declared = authorizationExtensions.map((name) => operation[name]).find(isObject);
  const own = Array.isArray(operation.security) ? operation.security : undefined;
  const inherited = declared?.public === true || !Array.isArray(document.security) ? [] : document.security;
  const alternatives = (own ?? inherited).filter(isObject);
  const optional = alternatives.length === 0 || alternatives.some((names) => Object.keys(names).length === 0);
  const names = alternatives.map((requirement) => Object.keys(requirement));
  const carried = names
    .map((each) => onePerPlace(each.flatMap((name) => readScheme(name, schemes[name]))))
    .filter((each) => each.length > 0)
    .toSorted((one, other) => Number(takesToken(other)) - Number(takesToken(one)));
  return {
    public: optional,
    ownership: ownerships.find((known) => known === declared?.ownership) ?? 'none',
    roles: Array.isArray(declared?.roles) ? declared.roles.filter((role) => typeof role === 'string') : [],
    declared: declared !== undefined,
    names: [...new Set(names.flat())],
    alternatives: carried,
    schemes: carried[0] ?? [],
  };
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
    return place ? [{ kind: 'api-key', name, in: place, key: scheme.name }] : [];
  }
  if (scheme.type === 'http' && String(scheme.scheme).toLowerCase() === 'basic')
    return [{ kind: 'basic', name }];
  const bearer = scheme.type === 'http' || scheme.type === 'oauth2' || scheme.type === 'openIdConnect';
  return bearer ? [{ kind: 'bearer', name }] : [];
}
