import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { anyKey, everyone } from '../authz.ts';
import { conflict, unknown } from '../errors.ts';
import { operation } from '../operation.ts';
import { needed } from '../parameters.ts';
import { ids } from '../samples.ts';
import { userId } from '../schemas/common.ts';
import {
  Enrolled,
  enrolledSample,
  LimitChange,
  limitChangeSample,
  RelayerEnrollment,
  RelayerStatus,
  relayerEnrollmentSample,
  relayerStatusSample,
} from '../schemas/crypto.ts';

const tag = 'Wallets';
const base = '/crypto/relayer';
const notFound: NamedExamples = { wallet_not_found: unknown('uuid', 'Wallet enrollment not found') };

export const relayerOperations: readonly Operation[] = [
  operation({
    id: 'enrollWallet',
    method: 'post',
    path: `${base}/enroll`,
    tag,
    summary: 'Link a wallet to a user',
    access: everyone,
    body: { schema: RelayerEnrollment, sample: relayerEnrollmentSample },
    success: { status: 201, description: 'It is linked', schema: Enrolled, data: enrolledSample },
    from: ['T', 'P'],
    errors: { 409: { wallet_enrolled: conflict('uuid', 'Wallet already enrolled') } },
  }),
  operation({
    id: 'setSpendingLimits',
    method: 'put',
    path: `${base}/limits`,
    tag,
    summary: 'Set the limits of a wallet',
    access: anyKey,
    body: { schema: LimitChange, sample: limitChangeSample },
    success: { status: 200, description: 'The wallet', schema: RelayerStatus, data: relayerStatusSample },
    from: ['P'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'revokeWallet',
    method: 'delete',
    path: `${base}/revoke`,
    tag,
    summary: 'Unlink the wallet of a user',
    access: anyKey,
    query: [needed('uuid', 'The user', userId, ids.user)],
    success: { status: 204, description: 'Nothing is linked' },
    from: ['P'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'getWallet',
    method: 'get',
    path: `${base}/status/{uuid}`,
    tag,
    summary: 'Get the wallet of a user',
    access: anyKey,
    success: { status: 200, description: 'The wallet', schema: RelayerStatus, data: relayerStatusSample },
    from: ['P'],
    errors: { 404: notFound },
  }),
];
