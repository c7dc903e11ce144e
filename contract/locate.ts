import type { Contract } from './contract.ts';
import type { Operation } from './operations/operation.ts';

/** The operation that reads what a URL or path refers to, with the values of its path; undefined if there is none. */
export function locate(
  { operations }: Contract,
  reference: string,
): { operation: Operation; path: Readonly<Record<string, string>> } | undefined {
  const pathname = pathOf(reference);
  const candidates = operations
    .filter(({ method }) => method === 'GET')
    .sort((a, b) => parametersIn(a.path) - parametersIn(b.path));
  for (const operation of candidates) {
    const path = match(operation.path, pathname);
    if (path) return { operation, path };
  }
  return undefined;
}

function pathOf(reference: string): string {
  const withoutOrigin = reference.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  return withoutOrigin.split(/[?#]/)[0] ?? '';
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
