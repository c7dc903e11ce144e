import { deleteEnrollment, liveEnrollment } from '../enrollments/repository.ts';
import { exportOf } from '../enrollments/view.ts';
import { fail } from '../errors/notap-error.ts';
import { enrolledUser } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { unlinkWallet } from '../wallets/repository.ts';
import { emit } from '../webhooks/emit.ts';

const own = { ...enrolledUser, limit: 'verification', uuids: ['uuid'] } as const;

/** DELETE /v1/management/enrollment/{uuid} */
export const deleteOwnEnrollment = operation({
  ...own,
  id: 'deleteOwnEnrollment',
  method: 'DELETE',
  path: '/v1/management/enrollment/{uuid}',
  status: 204,
  handler: async (call) => {
    const { uuid, developer_id } = await liveEnrollment(call, inPath(call, 'uuid'));
    await deleteEnrollment(call, uuid);
    await emit(call, developer_id, 'enrollment.deleted', { user_uuid: uuid });
    return {};
  },
});

/** GET /v1/management/export/{uuid} */
export const exportOwnData = operation({
  ...own,
  id: 'exportOwnData',
  method: 'GET',
  path: '/v1/management/export/{uuid}',
  handler: async (call) => ({ data: await exportOf(call, await liveEnrollment(call, inPath(call, 'uuid'))) }),
});

/** PUT /v1/management/auto-renewal/{uuid} */
export const setAutoRenewal = operation<{ readonly enabled: boolean }>({
  ...own,
  id: 'setAutoRenewal',
  method: 'PUT',
  path: '/v1/management/auto-renewal/{uuid}',
  reads: true,
  handler: async (call) => {
    const { enabled } = call.body;
    await call.db
      .updateTable('enrollments')
      .set({ auto_renewal: enabled ? 1 : 0 })
      .where('uuid', '=', inPath(call, 'uuid'))
      .execute();
    return { enabled };
  },
});

/** DELETE /v1/management/payment/{uuid} */
export const unlinkPayment = operation({
  ...own,
  id: 'unlinkPayment',
  method: 'DELETE',
  path: '/v1/management/payment/{uuid}',
  status: 204,
  handler: async (call) => {
    if (!(await unlinkWallet(call, inPath(call, 'uuid')))) throw fail('no_payment_linked');
    return {};
  },
});
