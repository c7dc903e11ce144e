import { record } from '../audit/record.ts';
import { invalid } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { newStored } from '../storage/stored.ts';
import { insertPermission } from './repository.ts';

interface NewPermission {
  readonly name: string;
  readonly resource: string;
  readonly action: string;
  readonly description?: string;
}

/** POST /api/v1/permissions */
export const createPermission = operation<NewPermission>({
  id: 'createPermission',
  method: 'POST',
  path: '/api/v1/permissions',
  authz: permitted('permissions.create'),
  reads: true,
  status: 201,
  success: { code: 'CREATE_PERMISSION_SUCCESS', message: 'Permission created' },
  handler: async (call) => {
    const { name, resource, action, description = null } = call.body;
    const row = { ...newStored(call.server), name, resource, action, description };
    if (!(await insertPermission(call.db, row))) throw invalid('name', 'already exists');
    await record(call, {
      ...{ event: 'AUDIT_PERMISSION_CREATED', resource: 'permissions', action: 'create', target: row.id },
      metadata: { name },
    });
    return { id: row.id };
  },
});
