import { contains } from '../../storage/filters.ts';
import { administrator } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { choiceIn, pageIn, textIn } from '../routing/query.ts';
import { audit } from './audit.ts';
import { hasStatus, removeUser, requireUser, suspend, usersIn, userView } from './users.ts';

const one = '/v1/admin/users/{uuid}';
const administration = { ...administrator, limit: 'admin' } as const;
const onOne = { ...administration, uuids: ['uuid'] } as const;
const isFound = contains('users.uuid', 'enrollments.alias');

const listUsers = operation({
  ...administration,
  id: 'listUsers',
  method: 'GET',
  path: '/v1/admin/users',
  handler: async (call) => {
    const { limit, offset } = pageIn(call.query);
    const status = choiceIn(call.query.status, ['active', 'suspended', 'deleted']);
    const conditions = [isFound(textIn(call.query.search)), status && hasStatus[status]].filter(
      (condition) => condition !== undefined,
    );
    const found = conditions.reduce((query, condition) => query.where(condition), usersIn(call));
    const { total } = await found
      .clearSelect()
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .orderBy('users.created_at', 'desc')
      .orderBy('users.uuid')
      .limit(limit)
      .offset(offset)
      .execute();
    return { users: rows.map(userView), total: Number(total), limit, offset };
  },
});

const getUser = operation({
  ...onOne,
  id: 'getUser',
  method: 'GET',
  path: one,
  handler: async (call) => ({ user: userView(await requireUser(call, inPath(call, 'uuid'))) }),
});

const suspendUser = operation<{ readonly reason: string }>({
  ...onOne,
  id: 'suspendUser',
  method: 'PUT',
  path: `${one}/suspend`,
  reads: true,
  handler: async (call) => {
    const user = await requireUser(call, inPath(call, 'uuid'));
    const since = await suspend(call, user, call.body.reason);
    const auditLog = await audit(call, 'user.suspended', { severity: 'warning', uuid: user.uuid });
    return { uuid: user.uuid, status: 'suspended', suspendedAt: new Date(since).toISOString(), auditLog };
  },
});

const reactivateUser = operation({
  ...onOne,
  id: 'reactivateUser',
  method: 'PUT',
  path: `${one}/reactivate`,
  handler: async (call) => {
    const { uuid } = await requireUser(call, inPath(call, 'uuid'));
    await call.db
      .updateTable('users')
      .set({ suspended_at: null, suspension_reason: null })
      .where('uuid', '=', uuid)
      .execute();
    return { uuid, status: 'active', auditLog: await audit(call, 'user.reactivated', { uuid }) };
  },
});

const forceReEnrollment = operation<{ readonly reason: string }>({
  ...onOne,
  id: 'forceReEnrollment',
  method: 'PUT',
  path: `${one}/force-reenroll`,
  reads: true,
  handler: async (call) => {
    const { uuid } = await requireUser(call, inPath(call, 'uuid'));
    await call.db.updateTable('users').set({ must_enroll: 1 }).where('uuid', '=', uuid).execute();
    const auditLog = await audit(call, 'user.re-enrollment', { severity: 'warning', uuid });
    return { uuid, requiresReEnrollment: true, auditLog };
  },
});

const deleteUser = operation({
  ...onOne,
  id: 'deleteUser',
  method: 'DELETE',
  path: one,
  status: 204,
  handler: async (call) => {
    const { uuid } = await requireUser(call, inPath(call, 'uuid'));
    await removeUser(call, uuid);
    await audit(call, 'user.deleted', { severity: 'critical', uuid });
    return {};
  },
});

export const userOperations = [
  listUsers,
  getUser,
  suspendUser,
  reactivateUser,
  forceReEnrollment,
  deleteUser,
];
