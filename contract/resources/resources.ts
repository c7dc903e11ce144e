import type { Contract } from '../contract.ts';
import { isJson } from '../operations/media-type.ts';
import type { Operation } from '../operations/operation.ts';
import { itemParameter, parentOf } from '../operations/path-template.ts';

/** The resources of an API, told from the shape of its paths. */

/** "/pets" and "/pets/{petId}": things of one kind, each with an identifier. */
export interface Collection {
  readonly kind: 'collection';
  /** "/pets" */
  readonly path: string;
  /** "/pets/{petId}" */
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

/** All resources, outermost first. An operation has a role in at most one of them. */
export function readResources({ operations }: Pick<Contract, 'operations'>): Resource[] {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const byKey = new Map(operations.map((operation) => [operation.key, operation]));
  const collections = paths.flatMap((itemPath) => collectionAt(itemPath, byKey, operations));
  const taken = new Set(collections.flatMap(({ path, itemPath }) => [path, itemPath, `${path}/bulk`]));
  const singletons = paths
    .filter((path) => !taken.has(path))
    .flatMap((path) => singletonAt(path, byKey))
    .filter(({ roles }) => !isList(roles.read));
  return [...collections, ...singletons].sort((a, b) => depth(a.path) - depth(b.path));
}

function collectionAt(
  itemPath: string,
  byKey: ReadonlyMap<string, Operation>,
  operations: readonly Operation[],
): Collection[] {
  const parameter = itemParameter(itemPath);
  const path = parentOf(itemPath);
  if (!parameter || !path) return [];
  const roles = defined({
    list: byKey.get(`GET ${path}`),
    create: byKey.get(`POST ${path}`),
    read: byKey.get(`GET ${itemPath}`),
    replace: byKey.get(`PUT ${itemPath}`),
    patch: byKey.get(`PATCH ${itemPath}`),
    remove: byKey.get(`DELETE ${itemPath}`),
    'create-many': operations.find((operation) => createsMany(operation, path)),
  });
  return [{ kind: 'collection', path, itemPath, parameter, roles }];
}

/** POST of a list below a collection that answers 201 with a list: "/pets/bulk". */
function createsMany(operation: Operation, collection: string): boolean {
  return (
    operation.method === 'POST' && parentOf(operation.path) === collection && operation.path.endsWith('/bulk')
  );
}

function singletonAt(path: string, byKey: ReadonlyMap<string, Operation>): Singleton[] {
  if (itemParameter(path)) return [];
  const post = byKey.get(`POST ${path}`);
  const read = byKey.get(`GET ${path}`);
  const create = post?.responses.some(({ status }) => status === '201') ? post : undefined;
  if (!read || !create) return [];
  const roles = defined({
    create,
    read,
    replace: byKey.get(`PUT ${path}`),
    patch: byKey.get(`PATCH ${path}`),
    remove: byKey.get(`DELETE ${path}`),
  });
  return [{ kind: 'singleton', path, roles }];
}

/** Whether an operation answers with a list: then what it reads is many things, and none of them is missing. */
function isList(operation: Operation | undefined): boolean {
  const success = operation?.responses.find(({ status }) => status.startsWith('2'));
  return success?.content.find(({ type }) => isJson(type))?.isList === true;
}

function defined(roles: Partial<Record<Role, Operation | undefined>>): Roles {
  return Object.fromEntries(
    Object.entries(roles).filter(([, operation]) => operation !== undefined),
  ) as Roles;
}

function depth(path: string): number {
  return path.split('/').length;
}
