import { record } from '../audit/record.ts';
import { invalid } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { newStored } from '../storage/stored.ts';
import { insertRole } from './repository.ts';

interface NewRole {
  readonly name: string;
  readonly description?: string;
}

/** POST /api/v1/roles */
export const createRole = operation<NewRole>({
  id: 'createRole',
  method: 'POST',
  path: '/api/v1/roles',
  authz: permitted('roles.create'),
  reads: true,
  status: 201,
  success: { code: 'CREATE_ROLE_SUCCESS', message: 'Role created' },
  handler: async (call) => {
    const { server, db, body } = call;
    const row = { ...newStored(server), name: body.name, description: body.description ?? null };
    if (!(await insertRole(db, row))) throw invalid('name', 'already exists');
    await record(call, {
      ...{ event: 'AUDIT_ROLE_CREATED', resource: 'roles', action: 'create', target: row.id },
      metadata: { name: row.name },
    });
    return { id: row.id };
  },
});
