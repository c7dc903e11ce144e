import { keyWith } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { liveEnrollment } from './repository.ts';
import { exportOf, viewOf } from './view.ts';

const reading = {
  method: 'GET',
  ...keyWith('enrollment:read'),
  limit: 'enrollment',
  uuids: ['uuid'],
} as const;

/** GET /v1/enrollment/retrieve/{uuid} */
export const retrieveEnrollment = operation({
  ...reading,
  id: 'retrieveEnrollment',
  path: '/v1/enrollment/retrieve/{uuid}',
  handler: async (call) => ({ data: viewOf(await liveEnrollment(call, inPath(call, 'uuid'))) }),
});

/** GET /v1/enrollment/export/{uuid} */
export const exportEnrollment = operation({
  ...reading,
  id: 'exportEnrollment',
  path: '/v1/enrollment/export/{uuid}',
  handler: async (call) => ({ data: await exportOf(call, await liveEnrollment(call, inPath(call, 'uuid'))) }),
});
