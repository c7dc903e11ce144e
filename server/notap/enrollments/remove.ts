import { keyWith } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { textIn } from '../routing/query.ts';
import { emit } from '../webhooks/emit.ts';
import { deleteEnrollment, liveEnrollment } from './repository.ts';

/** DELETE /v1/enrollment/delete/{uuid} */
export const removeEnrollment = operation({
  id: 'deleteEnrollment',
  method: 'DELETE',
  path: '/v1/enrollment/delete/{uuid}',
  ...keyWith('enrollment:write'),
  limit: 'enrollment',
  uuids: ['uuid'],
  status: 204,
  handler: async (call) => {
    const reason = textIn(call.query.reason);
    const { uuid, developer_id } = await liveEnrollment(call, inPath(call, 'uuid'));
    await deleteEnrollment(call, uuid);
    await emit(call, developer_id, 'enrollment.deleted', {
      user_uuid: uuid,
      ...(reason === undefined ? {} : { reason }),
    });
    return {};
  },
});
