import { arrayOf, boolean, dateTime, input, integer, object, schema, uuid } from '../../builder/schema.ts';
import { created, expiry, factors, ids, tokens } from '../samples.ts';
import { moment, reply, userId, word } from './common.ts';
import { deviceId, SomeFactors } from './enrollment.ts';

export const ManagementProof = schema(
  'ManagementProof',
  'All enrolled factors of a user',
  input({ required: { uuid: userId, session_id: uuid(), factors: SomeFactors } }),
);
export const managementProofSample = { uuid: ids.user, session_id: ids.session, factors } as const;

export const ManagementToken = reply('ManagementToken', {
  auth_token: { type: 'string', pattern: '^mgmt_' },
  expires_at: moment,
  expires_in_seconds: integer({ min: 0 }),
});
export const managementTokenSample = {
  auth_token: tokens.management,
  expires_at: expiry,
  expires_in_seconds: 900,
} as const;

const Device = schema(
  'Device',
  'A device of a user',
  object({ required: { device_id: deviceId, added_at: dateTime() }, optional: { name: word } }),
);
export const NewDevice = schema(
  'NewDevice',
  'A device',
  input({ required: { device_id: deviceId }, optional: { name: word } }),
);
export const newDeviceSample = { device_id: ids.device, name: 'Phone' } as const;
export const deviceSample = { ...newDeviceSample, added_at: created } as const;
export const Devices = reply('Devices', { devices: arrayOf(Device) });
export const DeviceReply = reply('DeviceReply', { device: Device });

export const AutoRenewal = schema(
  'AutoRenewal',
  'Whether the enrollment is renewed by itself',
  input({ required: { enabled: boolean() } }),
);
export const AutoRenewalReply = reply('AutoRenewalReply', { enabled: boolean() });
