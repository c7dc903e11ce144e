import type { Contract } from './contract.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Operation } from './operations/operation.ts';

/** Where a reference stands: what it is resolved against (RFC 3986, section 5). */
export interface ReferenceContext {
  /** The URL of the target, with the path that all of its operations are below. */
  readonly target: string;
  /** Path and query of the request that was answered with it. */
  readonly request: string;
}

const nowhere: ReferenceContext = { target: 'http://target.invalid', request: '/' };

/**
 * The operation that reads what a URI reference refers to, with the values of its path; undefined if there is none. Where
 * the host is another one, what stands before the server calls itself otherwise.
 */
export function locate(
  { operations, written }: Pick<Contract, 'operations' | 'written'>,
  reference: string,
  context = nowhere,
): { operation: Operation; path: Readonly<Record<string, string>> } | undefined {
  const base = context.target.replace(/\/$/, '');
  const resolved = reference === '' ? undefined : parsed(reference, `${base}${context.request}`);
  if (!resolved) return undefined;
  const candidates = operations
    .filter(({ method }) => method === 'GET')
    .sort((a, b) => parametersIn(a.path) - parametersIn(b.path));
  const bases = [parsed(base)?.pathname ?? '', '', ...serverPaths(written)];
  for (const pathname of belowOf(resolved.pathname, bases)) {
    for (const operation of candidates) {
      const path = match(operation.path, pathname);
      if (path) return { operation, path };
    }
  }
  return undefined;
}

function parsed(reference: string, base?: string): URL | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base) : undefined;
}

/** What is left of a path behind each of some others that it is below. */
function belowOf(pathname: string, bases: readonly string[]): string[] {
  const prefixes = new Set(bases.map((base) => base.replace(/\/$/, '')));
  return [...prefixes]
    .filter((prefix) => pathname.startsWith(`${prefix}/`))
    .map((prefix) => pathname.slice(prefix.length));
}

/** The paths of the servers of a document, with the defaults of their variables. */
function serverPaths(document: JsonObject): string[] {
  const items = isObject(document.paths) ? Object.values(document.paths) : [];
  const lists = [document, ...items.filter(isObject)].map(({ servers }) => servers);
  return lists
    .filter(Array.isArray)
    .flat()
    .filter(isObject)
    .flatMap(({ url, variables }) => {
      const filled = String(url).replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
        const variable = isObject(variables) ? variables[name] : undefined;
        return isObject(variable) ? String(variable.default) : '';
      });
      return parsed(filled, nowhere.target)?.pathname ?? [];
    });
}

/** Literal segments win over parameters: "/pets/mine" before "/pets/{petId}". */
function parametersIn(path: string): number {
  return path.split('{').length;
}

function match(template: string, pathname: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? '';
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (name === undefined ? segment !== text : text === '') return undefined;
    if (name !== undefined) values[name] = decode(text);
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
