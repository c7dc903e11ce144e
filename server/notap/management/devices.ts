import { isStorableText } from '../../unstorable-text.ts';
import { devicesOf, deviceView } from '../enrollments/view.ts';
import { fail } from '../errors/notap-error.ts';
import { enrolledUser } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';

const devices = { path: '/v1/management/devices/{uuid}', ...enrolledUser, uuids: ['uuid'] } as const;

/** GET /v1/management/devices/{uuid} */
export const listDevices = operation({
  ...devices,
  id: 'listDevices',
  method: 'GET',
  limit: 'verification',
  handler: async (call) => ({ devices: await devicesOf(call, inPath(call, 'uuid')) }),
});

/** POST /v1/management/devices/{uuid} */
export const addDevice = operation<{ readonly device_id: string; readonly name?: string }>({
  ...devices,
  id: 'addDevice',
  method: 'POST',
  limit: 'verification',
  reads: true,
  status: 201,
  handler: async (call) => {
    const { db, server, body } = call;
    const row = {
      uuid: inPath(call, 'uuid'),
      device_id: body.device_id,
      name: body.name ?? null,
      added_at: server.clock(),
    };
    const added = await db
      .insertInto('devices')
      .values(row)
      .onConflict((conflict) => conflict.columns(['uuid', 'device_id']).doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) throw fail('device_exists');
    return { device: deviceView(row) };
  },
});

/** DELETE /v1/management/devices/{uuid}/{deviceId} */
export const removeDevice = operation({
  ...devices,
  id: 'removeDevice',
  method: 'DELETE',
  path: `${devices.path}/{deviceId}`,
  limit: 'verification',
  status: 204,
  handler: async (call) => {
    const device = inPath(call, 'deviceId');
    if (!isStorableText(device)) throw fail('device_not_found');
    const { numDeletedRows } = await call.db
      .deleteFrom('devices')
      .where('uuid', '=', inPath(call, 'uuid'))
      .where('device_id', '=', device)
      .executeTakeFirst();
    if (Number(numDeletedRows) === 0) throw fail('device_not_found');
    return {};
  },
});
