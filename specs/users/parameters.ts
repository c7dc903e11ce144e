import type { ParameterObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { namesIn } from '../builder/links.ts';
import { type Schema, uuid } from '../builder/schema.ts';
import { ids } from './samples.ts';

const byPath: readonly (readonly [prefix: string, id: ParameterObject])[] = [
  ['/api/v1/users/', inPath('UserId', 'id', 'Names the user', ids.ada)],
  ['/api/v1/roles/', inPath('RoleId', 'id', 'Names the role', ids.role)],
  ['/api/v1/permissions/', inPath('PermissionId', 'id', 'Names the permission', ids.permission)],
];

const byName: Readonly<Record<string, ParameterObject>> = {
  roleId: inPath('AssignedRoleId', 'roleId', 'Names the role', ids.role),
  permissionId: inPath('AssignedPermissionId', 'permissionId', 'Names the permission', ids.permission),
};

function inPath(key: string, name: string, description: string, example: string): ParameterObject {
  return component<ParameterObject>('parameters', key, {
    ...{ name, in: 'path', required: true, description, schema: uuid(), example },
  });
}

/** The parameters of a path template. */
export function pathParameters(path: string): ParameterObject[] {
  return namesIn(path).map((name) => {
    const known = byName[name] ?? byPath.find(([prefix]) => path.startsWith(prefix))?.[1];
    if (!known) throw new Error(`path parameter ${name} has no definition`);
    return known;
  });
}

/** A member of the query. */
export function query(
  name: string,
  description: string,
  schema: Schema,
  { example, required = false }: { readonly example: unknown; readonly required?: boolean },
): ParameterObject {
  return { name, in: 'query', description, ...(required ? { required } : {}), schema, example };
}
