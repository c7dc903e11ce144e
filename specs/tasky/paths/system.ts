import type { Operation } from '../../builder/operation.ts';
import { everyone } from '../authz.ts';
import { operation } from '../operation.ts';
import { envelope, Message } from '../schemas/common.ts';

const tag = 'System';
const Health = envelope('HealthEnvelope', { status: { type: 'string' } });

export const systemOperations: readonly Operation[] = [
  operation({
    id: 'getRoot',
    method: 'get',
    path: '/api',
    tag,
    summary: 'Say that the API is here',
    authz: everyone,
    success: { status: 200, description: 'It is', schema: Message, data: { message: 'API root' } },
    from: ['R22', 'R31'],
    errors: {},
    failed: undefined,
  }),
  operation({
    id: 'getHealth',
    method: 'get',
    path: '/health',
    tag,
    summary: 'Say that the server works',
    authz: everyone,
    success: { status: 200, description: 'It does', schema: Health, data: { status: 'healthy' } },
    from: ['R22', 'R31'],
    errors: {},
    failed: undefined,
  }),
];
