import type { Call } from '../routing/call.ts';
import type { DeviceRow, EnrollmentRow } from '../storage/tables.ts';
import { factorsOf } from './factors.ts';

export function viewOf(row: EnrollmentRow): object {
  const factors = factorsOf(row);
  return {
    user_uuid: row.uuid,
    factors,
    created_at: row.created_at,
    expires_at: row.expires_at,
    device_id: row.device_id,
    factor_count: Object.keys(factors).length,
  };
}

export function deviceView({ device_id, name, added_at }: DeviceRow): object {
  return { device_id, added_at: new Date(added_at).toISOString(), ...(name === null ? {} : { name }) };
}

export async function devicesOf({ db }: Pick<Call, 'db'>, uuid: string): Promise<object[]> {
  const rows = await db
    .selectFrom('devices')
    .selectAll()
    .where('uuid', '=', uuid)
    .orderBy('added_at')
    .orderBy('device_id')
    .execute();
  return rows.map(deviceView);
}

/** Everything that is stored of a user. */
export async function exportOf(call: Pick<Call, 'db' | 'server'>, row: EnrollmentRow): Promise<object> {
  return {
    user_uuid: row.uuid,
    enrollment: viewOf(row),
    alias: row.alias,
    devices: await devicesOf(call, row.uuid),
    exported_at: new Date(call.server.clock()).toISOString(),
  };
}
