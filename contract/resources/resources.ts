import type { Contract } from '../contract.ts';
import { answersWithList } from '../operations/list-answer.ts';
import type { Operation } from '../operations/operation.ts';
import { itemParameter, parentOf, resourceShapeOf, withoutEndSlash } from '../operations/path-template.ts';
import { creationIn } from './creation.ts';

/** The resources of an API, told from the shape of its paths. */

/** "/pets" and "/pets/{petId}": things of one kind, each with an identifier. */
export interface Collection {
  readonly kind: 'collection';
  /** "/pets", without a slash at its end */
  readonly path: string;
  /** "/pets/{petId}", without a slash at its end */
  readonly itemPath: string;
  /** "petId" */
  readonly parameter: string;
  readonly roles: Roles;
}

/** "/pets/{petId}/collar": something that is there or not, without an identifier of its own. */
export interface Singleton {
  readonly kind: 'singleton';
  readonly path: string;
  readonly roles: Roles;
}

export type Resource = Collection | Singleton;

/** What the usual operations on a resource do. */
export type Role = 'list' | 'create' | 'read' | 'replace' | 'patch' | 'remove' | 'create-many';
type Roles = Readonly<Partial<Record<Role, Operation>>>;

/** An operation on one resource of a kind, whose last path parameter names it: one that only reads, if there is any. */
export function operationOnOne({ read, remove, replace, patch }: Roles): Operation | undefined {
  return read ?? remove ?? replace ?? patch;
}

/** All resources, outermost first. An operation has a role in at most one of them. */
export function readResources({ operations }: Pick<Contract, 'operations'>): Resource[] {
  // Templates that differ in nothing but the names of their parameters are the same path, and lead to the same thing.
  const paths = [...new Map(operations.map(({ path }) => [resourceShapeOf(path), path])).values()];
  const byKey = new Map(operations.toReversed().map((operation) => [keyOf(operation), operation]));
  const collections = paths.flatMap((itemPath) => collectionAt(itemPath, byKey, operations));
  const taken = new Set(
    collections.flatMap(({ path, itemPath }) => [path, itemPath, `${path}/bulk`]).map(resourceShapeOf),
  );
  const singletons = paths
    .filter((path) => !taken.has(resourceShapeOf(path)))
    .flatMap((path) => singletonAt(path, byKey))
    .filter(({ roles: { read } }) => !(read && answersWithList(read)));
  return [...collections, ...singletons].sort((a, b) => depth(a.path) - depth(b.path));
}

function collectionAt(
  template: string,
  byKey: ReadonlyMap<string, Operation>,
  operations: readonly Operation[],
): Collection[] {
  const itemPath = withoutEndSlash(template);
  const parameter = itemParameter(itemPath);
  const path = parentOf(itemPath);
  if (!parameter || !path) return [];
  const roles = defined({
    list: byKey.get(keyOf({ method: 'GET', path: path })),
    create: creationIn(path, (at) => byKey.get(keyOf({ method: 'POST', path: at }))),
    read: byKey.get(keyOf({ method: 'GET', path: itemPath })),
    replace: byKey.get(keyOf({ method: 'PUT', path: itemPath })),
    patch: byKey.get(keyOf({ method: 'PATCH', path: itemPath })),
    remove: byKey.get(keyOf({ method: 'DELETE', path: itemPath })),
    'create-many': operations.find((operation) => createsMany(operation, path)),
  });
  // "/snippets/{username}" beside "/snippets": what belongs to somebody, and not one of them.
  const { read, replace, patch, remove } = roles;
  if (read && !replace && !patch && !remove && answersWithList(read)) return [];
  return [{ kind: 'collection', path, itemPath, parameter, roles }];
}

/** POST of a list below a collection that answers 201 with a list: "/pets/bulk". */
function createsMany(operation: Operation, collection: string): boolean {
  return (
    operation.method === 'POST' &&
    resourceShapeOf(parentOf(operation.path) ?? '') === resourceShapeOf(collection) &&
    withoutEndSlash(operation.path).endsWith('/bulk')
  );
}

function singletonAt(path: string, byKey: ReadonlyMap<string, Operation>): Singleton[] {
  if (itemParameter(path)) return [];
  const post = byKey.get(keyOf({ method: 'POST', path: path }));
  const read = byKey.get(keyOf({ method: 'GET', path: path }));
  const create = post?.responses.some(({ status }) => status === '201') ? post : undefined;
  if (!read || !create) return [];
  const roles = defined({
    create,
    read,
    replace: byKey.get(keyOf({ method: 'PUT', path: path })),
    patch: byKey.get(keyOf({ method: 'PATCH', path: path })),
    remove: byKey.get(keyOf({ method: 'DELETE', path: path })),
  });
  return [{ kind: 'singleton', path: withoutEndSlash(path), roles }];
}

function keyOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${resourceShapeOf(path)}`;
}

function defined(roles: Partial<Record<Role, Operation | undefined>>): Roles {
  return Object.fromEntries(
    Object.entries(roles).filter(([, operation]) => operation !== undefined),
  ) as Roles;
}

function depth(path: string): number {
  return path.split('/').length;
}
