import type { Contract } from '../../contract/contract.ts';
import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { fill, parametersOf } from '../../contract/operations/path-template.ts';

/** A curl line that this mock answers with success: something to begin with. */
export function exampleRequest({ operations }: Contract, url: string): string {
  const candidates = operations.filter(({ method }) => method === 'GET').flatMap(withPath);
  const guarded = candidates.find(({ operation }) => !operation.access.public);
  const { operation, path } = guarded ?? candidates[0] ?? { operation: undefined, path: '/' };
  const flags =
    operation && !operation.access.public ? operation.access.schemes.map((one) => flag(one, operation)) : [];
  return ['curl', ...flags, `${url}${path}`].join(' ');
}

/** With the path filled from examples; nothing where one is missing, or where something else is required. */
function withPath(operation: Operation): { operation: Operation; path: string }[] {
  const inPath = operation.parameters.filter(({ in: place }) => place === 'path');
  const values = inPath.flatMap(({ name, examples: [first] }) =>
    first ? [[name, String(first.value)] as const] : [],
  );
  const known = Object.fromEntries(values);
  const isComplete = parametersOf(operation.path).every((name) => known[name] !== undefined);
  const needsMore = operation.parameters.some(({ in: place, required }) => place !== 'path' && required);
  return isComplete && !needsMore ? [{ operation, path: fill(operation.path, known) }] : [];
}

function flag(scheme: SecurityScheme, { access }: Operation): string {
  const [grant] = access.anyOf;
  const words = [access.roles, grant?.roles, grant?.permissions, grant?.groups];
  const persona = ['alice:owner', ...words.flatMap((each = []) => each.slice(0, 1))].join(',');
  if (scheme.kind === 'bearer') return `-H 'Authorization: ${scheme.prefix ?? 'Bearer'} ${persona}'`;
  if (scheme.kind === 'basic') return `-u ${persona}`;
  if (scheme.in === 'header') return `-H '${scheme.key}: ${persona}'`;
  return scheme.in === 'cookie' ? `-b '${scheme.key}=${persona}'` : `-G -d '${scheme.key}=${persona}'`;
}
